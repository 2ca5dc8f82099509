import { en } from "#lib/texts/en";
import { languages, type Texts } from "#lib/texts/languages";

/** Bulgarian's tag, whose dates have no Latin letters; the texts are English with every letter replaced. */
export const madeUpLocale = "bg";

/** Speaks the made-up language until the answered function is called: what is left in Latin letters is in no catalogue. */
export function speakMadeUp(): () => void {
  languages.set(madeUpLocale, { ...(unlatin(en) as Texts), language: madeUpLocale });
  return () => languages.delete(madeUpLocale);
}

function unlatin(text: unknown): unknown {
  if (typeof text === "string") return text.replace(/[a-z]/g, "ж").replace(/[A-Z]/g, "Ж");
  if (typeof text === "function")
    return (...args: unknown[]) => unlatin((text as (...of: unknown[]) => string)(...args));
  return Object.fromEntries(Object.entries(text as object).map(([name, part]) => [name, unlatin(part)]));
}

/** The words in Latin letters among what a reader sees or hears of a page, without those that are data. */
export function latinWordsOf(html: string, known: readonly string[] = []): string[] {
  const shown = html.replace(/<(style|script)[^>]*>.*?<\/\1>/gs, " ");
  const heard = [...shown.matchAll(/ (?:aria-label|alt|title|placeholder)="([^"]*)"/g)].map(
    ([, text]) => text,
  );
  return latinWords([shown.replace(/<[^>]*>/g, " "), ...heard].join(" ").replaceAll("&amp;", "&"), known);
}

/** The words in Latin letters of a plain text, without addresses and what is data. */
export function latinWords(text: string, known: readonly string[] = []): string[] {
  const words = [...known].sort((a, b) => b.length - a.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, " "), text.replace(/&\w+;/g, " "));
  return rest.replace(/https?:\S+|\S+@\S+/g, " ").match(/[A-Za-z]{2,}/g) ?? [];
}
