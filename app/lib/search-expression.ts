import { searchWords } from "./search-text.ts";

type SearchScope = {
  readonly kind: "clients" | "invoices" | "payments";
  readonly organizationId: string;
  /** Only what is this client's; for invoices and payments. */
  readonly clientId?: string | undefined;
};

/**
 * What the table search_words is to match, in the language of SQLite's FTS5, or null when nothing is searched. Each word
 * is the beginning of a word of what is found; a word such as "inv-1" is several in a row. A sign on its own is no word.
 */
export function searchExpression(query: string | undefined, scope: SearchScope): string | null {
  const asked = searchWords(query);
  if (asked.length === 0) return null;
  const named = asked.filter((word) => /[\p{L}\p{N}]/u.test(word));
  // Signs alone match nothing, which is what they find.
  const words = named.length > 0 ? named : asked;
  return [
    `scope : ${phrase(scope.kind + plain(scope.organizationId))}`,
    ...(scope.clientId === undefined ? [] : [`scope : ${phrase(plain(scope.clientId))}`]),
    ...words.map((word) => `words : ${phrase(word)} *`),
  ].join(" AND ");
}

function phrase(text: string): string {
  // SQLite's text ends at a zero character, and so would the quotation.
  return `"${text.replaceAll("\0", " ").replaceAll('"', '""')}"`;
}

/** An id as one word, as the views of what is searchable write it. */
function plain(id: string): string {
  return id.replaceAll("-", "");
}
