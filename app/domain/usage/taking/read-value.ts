import { type DecimalLimits, parseDecimal } from "#lib/decimal";
import { EventRefused } from "./event.ts";

export const valueLimits: DecimalLimits = { integerDigits: 12, fractionDigits: 9 };

const nanosPerUnit = 1_000_000_000n;
const short = /^\d{1,12}$/;

/** A value as its event has it: a text, or a JSON number that is exact. Missing, it is 1. */
export function readValue(value: unknown): { units: number; nanos: number } | EventRefused {
  if (value === undefined) return { units: 1, nanos: 0 };
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") return new EventRefused('The value must be a decimal such as "2.5".');
  // JSON numbers of more digits may have been rounded before anybody could see it.
  if (typeof value === "number" && text.replace(/\D/g, "").length > 15)
    return new EventRefused('Write a value of so many digits as a text such as "2.5".');
  if (short.test(text)) return { units: Number(text), nanos: 0 };
  const read = parseDecimal(text, valueLimits);
  if (!read.ok) return new EventRefused(`The value cannot be read. ${read.problem}`);
  const { units, scale } = read.value;
  const nanos = units * 10n ** BigInt(9 - scale);
  return { units: Number(nanos / nanosPerUnit), nanos: Number(nanos % nanosPerUnit) };
}
