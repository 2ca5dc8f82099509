import type Stripe from "stripe";
import type { Account } from "./account.ts";
import { exponentOf } from "./currencies.ts";
import { newId } from "./ids.ts";

type Booking = {
  type: Stripe.BalanceTransaction["type"];
  category: string;
  amount: number;
  fee?: number;
  feeDescription?: string;
  currency: string;
  source: string | null;
  description: string | null;
  exchangeRate?: number | null;
};

const days = (count: number) => count * 86_400;

/** Writes one movement of the account's balance. Amounts in minor units of `currency`; the fee comes off the amount. */
export function book(
  account: Account,
  { type, category, amount, fee = 0, feeDescription, currency, source, description, exchangeRate }: Booking,
) {
  const feeDetail = {
    amount: fee,
    application: null,
    currency,
    description: feeDescription ?? "Stripe processing fees",
    type: "stripe_fee",
  };
  return account.store.put<Stripe.BalanceTransaction>({
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: account.now() + (type === "charge" || type === "payment" ? days(2) : 0),
    balance_type: "payments",
    created: account.now(),
    currency,
    description,
    exchange_rate: exchangeRate ?? null,
    fee,
    fee_details: fee === 0 ? [] : [feeDetail],
    net: amount - fee,
    reporting_category: category,
    source,
    status: type === "charge" || type === "payment" ? "pending" : "available",
    type,
  });
}

/** A charge reaches the balance in the currency in which it settles, less 2.9 % and, where the currency has cents, 30. */
export function bookCharge(account: Account, charge: Stripe.Charge): Stripe.BalanceTransaction {
  const { amount, currency, exchangeRate } = settled(account, {
    amount: charge.amount,
    currency: charge.currency,
  });
  const fee = Math.round((amount * 29) / 1000) + (exponentOf(currency) === 0 ? 0 : 30);
  const type = charge.payment_method_details?.type === "card" ? "charge" : "payment";
  return book(account, {
    type,
    category: "charge",
    amount,
    fee: Math.min(fee, amount),
    currency,
    source: charge.id,
    description: charge.description,
    exchangeRate,
  });
}

/** What an amount is worth in the currency that it settles in. */
export function settled(account: Account, { amount, currency }: { amount: number; currency: string }) {
  const conversion = account.options.conversions[currency];
  if (!conversion) return { amount, currency, exchangeRate: null };
  const scale = 10 ** (exponentOf(conversion.currency) - exponentOf(currency));
  return {
    amount: Math.round(amount * conversion.rate * scale),
    currency: conversion.currency,
    exchangeRate: conversion.rate,
  };
}
