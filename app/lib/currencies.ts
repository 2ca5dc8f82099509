/**
 * A currency as Stripe charges it. Amounts are in minor units of 10^-exponent, which is Stripe's exponent: ISK and
 * UGX keep two decimals there and MGA none, whatever ISO 4217 or Intl say.
 */
export type Currency = {
  /** Three letters, upper case. */
  readonly code: string;
  readonly exponent: 0 | 2 | 3;
  /** A charge must be a multiple of this. */
  readonly step: bigint;
  /** The least that can be charged, null where Stripe publishes none. */
  readonly minimumCharge: bigint | null;
  readonly maximumCardCharge: bigint;
  /** The most that methods other than cards take. */
  readonly maximumNonCardCharge: bigint;
};

/** The currency by its code in any case, or null when Stripe does not charge in it. */
export function findCurrency(code: string): Currency | null {
  return byCode.get(code.toUpperCase()) ?? null;
}

/** As findCurrency. An unknown code is a bug here: what people and scripts send is checked with findCurrency. */
export function getCurrency(code: string): Currency {
  const currency = findCurrency(code);
  if (!currency) throw new RangeError(`${code} is not a currency that can be charged.`);
  return currency;
}

/** Every currency, in the order of its code. */
export function listCurrencies(): readonly Currency[] {
  return currencies;
}

/** The currency's name for a picker, such as "Swiss Franc"; the code itself where the reader's language has none. */
export function currencyName(code: string, locale = "en"): string {
  return new Intl.DisplayNames(locale, { type: "currency" }).of(code.toUpperCase()) ?? code.toUpperCase();
}

type Row = { exponent: 0 | 2 | 3; step?: bigint; minimum?: bigint; nonCard?: bigint; codes: string };

/** From https://docs.stripe.com/currencies: equal facts share a row; a step of 1 and a non-card maximum of 8 digits go unsaid. */
const rows: readonly Row[] = [
  { exponent: 0, minimum: 50n, codes: "JPY KRW" },
  { exponent: 0, codes: "BIF CLP DJF GNF KMF MGA PYG RWF VND VUV XAF XOF XPF" },
  { exponent: 2, minimum: 30n, codes: "GBP" },
  { exponent: 2, minimum: 50n, codes: "ARS AUD BRL CAD CHF EUR ILS NZD PHP RUB SGD USD ZAR" },
  { exponent: 2, minimum: 50n, nonCard: 999_999_999n, codes: "INR" },
  { exponent: 2, minimum: 50n, nonCard: 9_999_999_999n, codes: "COP" },
  { exponent: 2, minimum: 50n, nonCard: 999_999_999_999n, codes: "IDR" },
  { exponent: 2, minimum: 100n, codes: "BGN" },
  { exponent: 2, minimum: 200n, codes: "AED MYR PLN RON" },
  { exponent: 2, minimum: 250n, codes: "DKK" },
  { exponent: 2, minimum: 300n, codes: "NOK SEK" },
  { exponent: 2, minimum: 400n, codes: "HKD" },
  { exponent: 2, minimum: 1_000n, codes: "MXN THB" },
  { exponent: 2, minimum: 1_500n, codes: "CZK" },
  { exponent: 2, minimum: 17_500n, codes: "HUF" },
  {
    exponent: 2,
    codes:
      "AFN ALL AMD ANG AOA AWG AZN BAM BBD BDT BMD BND BOB BSD BWP BYN BZD CDF CNY CRC CVE DOP DZD EGP ETB FJD " +
      "FKP GEL GIP GMD GTQ GYD HNL HTG JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MNT MOP MUR MVR " +
      "MWK MZN NAD NGN NIO NPR PAB PEN PGK PKR QAR RSD SAR SBD SCR SHP SOS SRD SZL TJS TOP TRY TTD TWD TZS UAH " +
      "UYU UZS WST XCD YER ZMW",
  },
  { exponent: 2, step: 100n, codes: "ISK UGX" },
  { exponent: 3, step: 10n, codes: "BHD JOD KWD OMR TND" },
];

const currencies: readonly Currency[] = rows
  .flatMap((row) =>
    row.codes.split(" ").map((code) => ({
      code,
      exponent: row.exponent,
      step: row.step ?? 1n,
      minimumCharge: row.minimum ?? null,
      maximumCardCharge: 999_999_999_999n,
      maximumNonCardCharge: row.nonCard ?? 99_999_999n,
    })),
  )
  .sort((a, b) => (a.code < b.code ? -1 : 1));

const byCode = new Map(currencies.map((currency) => [currency.code, currency]));
