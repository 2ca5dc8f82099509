const instant =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The milliseconds of an ISO 8601 instant with a zone; null for anything else, and for days that do not exist. */
export function parseInstant(text: string): number | null {
  const match = instant.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  // Date.parse takes the 30th of February for the 2nd of March.
  if (Number(day) > 28 && Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
    return null;
  return Date.parse(text);
}
