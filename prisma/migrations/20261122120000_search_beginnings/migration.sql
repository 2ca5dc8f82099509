-- Beginnings are kept up to a length that few words have: one that is not kept is gathered anew for every search, which
-- takes long for the beginning of a word that everything has.
DROP TABLE "search_words";
CREATE VIRTUAL TABLE "search_words" USING fts5("scope", "words", content = 'search_entries', content_rowid = 'place', prefix = '1 2 3 4 5 6 7 8 9 10 11 12', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO "search_words"("search_words") VALUES ('rebuild');
