import { formatMoney } from "#lib/money";

type Shown = {
  after: Readonly<Record<string, unknown>> | null;
  /** Of amounts that name none themselves. */
  currency: string;
  locale: string;
};

/** What is worth telling of what was done: how much, to whom, as what, why. Amounts were written down as decimal texts. */
export function activityDetails({ after, currency, locale }: Shown): string[] {
  if (!after) return [];
  const text = (name: string) => {
    const value = after[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const amount = text("amount") ?? text("total");
  const money = { amount: wholeNumber(amount), currency: text("currency") ?? currency };
  return [
    text("number"),
    money.amount === null ? null : formatMoney({ ...money, amount: money.amount }, locale),
    text("to"),
    text("reason") ?? text("failure"),
  ].filter((detail) => detail !== null);
}

function wholeNumber(text: string | null): bigint | null {
  return text !== null && /^-?\d+$/.test(text) ? BigInt(text) : null;
}
