/** Currencies as Stripe's API counts them (https://docs.stripe.com/currencies); never from `Intl`, which differs. */
const zeroDecimal = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const threeDecimal = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);
const wholeHundreds = new Set(["isk", "ugx"]);
const twoDecimal = new Set(
  (
    "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve " +
    "czk dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr isk jmd kes kgs khr kyd kzt " +
    "lak lbp lkr lrd lsl mad mdl mkd mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar " +
    "ron rsd rub sar sbd scr sek sgd shp sos srd szl thb tjs top try ttd twd tzs uah ugx usd uyu uzs wst xcd yer zar zmw"
  ).split(" "),
);

const minimumCharge: Record<string, number> = {
  ...{
    aed: 200,
    ars: 50,
    aud: 50,
    bgn: 100,
    brl: 50,
    cad: 50,
    chf: 50,
    cop: 50,
    czk: 1500,
    dkk: 250,
    eur: 50,
  },
  ...{
    gbp: 30,
    hkd: 400,
    huf: 17500,
    idr: 50,
    ils: 50,
    inr: 50,
    jpy: 50,
    krw: 50,
    mxn: 1000,
    myr: 200,
    nok: 300,
  },
  ...{ nzd: 50, php: 50, pln: 200, ron: 200, rub: 50, sek: 300, sgd: 50, thb: 1000, usd: 50, zar: 50 },
};

export const maximumCharge = 999_999_999_999;

export function isCurrency(code: string): boolean {
  return zeroDecimal.has(code) || threeDecimal.has(code) || twoDecimal.has(code);
}

export function exponentOf(currency: string): 0 | 2 | 3 {
  if (zeroDecimal.has(currency)) return 0;
  return threeDecimal.has(currency) ? 3 : 2;
}

/** The step, in minor units, that an amount must be a multiple of. */
export function stepOf(currency: string): number {
  if (threeDecimal.has(currency)) return 10;
  return wholeHundreds.has(currency) ? 100 : 1;
}

/** Where Stripe names no minimum, one minor unit. */
export function minimumOf(currency: string): number {
  return minimumCharge[currency] ?? 1;
}

/** "12.34 EUR", with as many decimals as the currency has at Stripe. */
export function showAmount(amount: number, currency: string): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent).replace(/\B(?=(\d{3})+$)/g, ",");
  const part = exponent === 0 ? "" : `.${digits.slice(-exponent)}`;
  return `${amount < 0 ? "-" : ""}${whole}${part} ${currency.toUpperCase()}`;
}
