import { getCurrency } from "./currencies.ts";
import { numberFormat } from "./locale.ts";
import { type Money, parseMoney, toDecimalString } from "./money.ts";
import type { Parsed } from "./parsed.ts";

/**
 * As parseMoney, but where digits could be read in two ways the reader's own language decides: "1.234" is a thousand and
 * more in German, and a comma before three digits is grouping in English.
 */
export function parseLocalMoney(text: string, currency: string, locale: string): Parsed<Money> {
  const { decimal, group } = marksOf(locale);
  const digits = text.trim().replace(/[\s'\u2019]/g, " ");
  const [, whole, fraction = ""] = new RegExp(localPattern(decimal, group)).exec(digits) ?? [];
  if (whole === undefined) return parseMoney(text, currency);
  return parseMoney(`${whole.replace(/\D/g, "")}${fraction && `.${fraction}`}`, currency);
}

/** The amount as its reader would type it into a field: no grouping, no sign of the currency. */
export function typedMoney(money: Money, locale: string): string {
  const { exponent } = getCurrency(money.currency);
  const text = toDecimalString(money);
  return exponent === 0 ? text : text.replace(".", marksOf(locale).decimal);
}

/**
 * A plain decimal text of what a reader typed with the decimal comma of its language: "1.234,5" is "1234.5" in German.
 * What has no such comma is left as it is, because a lone point is the decimal point wherever usage is counted.
 */
export function plainNumber(text: string, locale: string): string {
  const { decimal, group } = marksOf(locale);
  const typed = text.trim().replace(/[\s'\u2019]/g, " ");
  if (decimal !== "," || !typed.includes(",")) return text;
  const [, sign = "", body = ""] = /^([-+\u2212]?)(.*)$/.exec(typed) ?? [];
  const [, whole, fraction] = new RegExp(localPattern(decimal, group)).exec(body) ?? [];
  if (whole === undefined || fraction === undefined) return text;
  return `${sign === "\u2212" ? "-" : sign}${whole.replace(/\D/g, "")}.${fraction}`;
}

function marksOf(locale: string): { decimal: string; group: string } {
  const parts = numberFormat(locale, { useGrouping: true, numberingSystem: "latn" }).formatToParts(1234567.8);
  const mark = (wanted: "decimal" | "group") => parts.find(({ type }) => type === wanted)?.value ?? "";
  const group = mark("group");
  return {
    decimal: mark("decimal") === "," ? "," : ".",
    group: group === "." || group === "," ? group : " ",
  };
}

function localPattern(decimal: string, group: string): string {
  const whole = `\\d+|\\d{1,3}(?:[${group}]\\d{3})+`;
  return `^(${whole})(?:[${decimal}](\\d+))?$`;
}
