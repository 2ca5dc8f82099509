import { expect, test } from "vitest";
import { searchText, searchWords } from "#lib/search-text";

test.each([
  [["Łódź  Ünder"], "lodz under"],
  [["Ørsted", null, " A/S "], "orsted a/s"],
  [["ΕΛΈΝΗ"], "ελενη"],
  [["Йод"], "иод"],
  [["ﬁne ①"], "fine 1"],
  [[""], ""],
])("the text of %j is %j", (parts, text) => {
  expect(searchText(...parts)).toBe(text);
});

test("a search is for its words, at most eight of them", () => {
  expect(searchWords("  Łódź   inv-1 ")).toEqual(["lodz", "inv-1"]);
  expect(searchWords("")).toEqual([]);
  expect(searchWords(undefined)).toEqual([]);
  expect(searchWords("a b c d e f g h i j").length).toBe(8);
});
