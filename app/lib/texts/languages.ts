import { en } from "./en.ts";

/** What every language has to say; one that lacks a text does not compile. */
export type Texts = typeof en;

/** By language tag (BCP 47): "de", or "pt-BR" where a region has texts of its own. */
export const languages = new Map<string, Texts>([["en", en]]);

/** The texts for a reader of that locale: its region's, its language's, or else English. */
export function textsFor(locale: string | null | undefined): Texts {
  const subtags = (locale ?? "").split("-");
  for (let count = subtags.length; count > 0; count -= 1) {
    const texts = languages.get(subtags.slice(0, count).join("-"));
    if (texts) return texts;
  }
  return en;
}
