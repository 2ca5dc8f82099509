/** What is searched, for comparing: without accents, in lower case, single spaces; "Łódź Ünder" is "lodz under". */
export function searchText(...parts: readonly (string | null)[]): string {
  return parts
    .join(" ")
    .replace(/[łŁøØđĐ]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** The words that a search asks for, all of which must occur; at most eight count. */
export function searchWords(query: string | undefined): string[] {
  return searchText((query ?? "").slice(0, 200))
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 8);
}

/** Whether texts have every word of a search somewhere; they have those of none. */
export function hasWords(query: string | undefined, ...parts: readonly (string | null)[]): boolean {
  const text = searchText(...parts);
  return searchWords(query).every((word) => text.includes(word));
}

// Unicode gives these no decomposition.
const plainLetters: Readonly<Record<string, string>> = { ł: "l", Ł: "L", ø: "o", Ø: "O", đ: "d", Đ: "D" };
