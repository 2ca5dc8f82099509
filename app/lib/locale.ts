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

/** Formatters are costly to make and are made once each; numbers come out in the digits 0 to 9. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remembered(
    numberFormats,
    [locale, options],
    () => new Intl.NumberFormat(locale, { ...options, numberingSystem: "latn" }),
  );
}

/** As numberFormat, in the Gregorian calendar. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remembered(
    dateFormats,
    [locale, options],
    () => new Intl.DateTimeFormat(locale, { ...options, calendar: "gregory", numberingSystem: "latn" }),
  );
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function remembered<T>(known: Map<string, T>, wanted: readonly unknown[], make: () => T): T {
  const key = JSON.stringify(wanted);
  const format = known.get(key) ?? make();
  known.set(key, format);
  return format;
}
