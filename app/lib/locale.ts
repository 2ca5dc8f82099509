/** Whether Intl accepts the text as a language tag (BCP 47), such as "en" or "de-AT". */
export function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** Intl's text with no-break spaces of the usual width: many fonts lack the narrow one, and Intl's editions disagree on it. */
export function plainSpaces(text: string): string {
  return text.replaceAll("\u202f", "\u00a0");
}
