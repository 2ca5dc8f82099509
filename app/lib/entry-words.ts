import { en } from "./texts/en.ts";
import type { Texts } from "./texts/languages.ts";

/** What a kind of ledger entry means to a client, before the number of the document: "Credit used for INV-0001". */
export function entryWords(kind: string, { entries }: Texts = en): string {
  const words: Readonly<Record<string, string>> = entries;
  return words[kind] ?? kind.replaceAll("_", " ");
}
