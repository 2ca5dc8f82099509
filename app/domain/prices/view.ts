import type { PriceModel } from "#lib/price-models";
import { type PriceTerms, readStoredTerms } from "#lib/price-terms";

export type PriceVersion = {
  readonly id: string;
  /** 1 for the first. */
  readonly number: number;
  /** The first day on which a period can begin that it prices; the first version's is "1000-01-01". */
  readonly effectiveFrom: string;
  readonly terms: PriceTerms;
  readonly createdAt: Date;
};

export type Price = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly model: PriceModel;
  /** Null for a flat price, which counts nothing. */
  readonly meterId: string | null;
  readonly meterKey: string | null;
  readonly meterName: string | null;
  readonly meterUnit: string | null;
  /** In the order in which they take effect; never empty. */
  readonly versions: readonly PriceVersion[];
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

/** A price with the terms that hold today. */
export type PriceView = Price & { readonly terms: PriceTerms };

export const priceColumns = {
  id: true,
  name: true,
  currency: true,
  model: true,
  meterId: true,
  createdAt: true,
  archivedAt: true,
  meter: { select: { key: true, name: true, unit: true } },
  versions: {
    select: { id: true, number: true, effectiveFrom: true, terms: true, createdAt: true },
    orderBy: { number: "asc" as const },
  },
} as const;

type PriceRow = Omit<Price, "meterKey" | "meterName" | "meterUnit" | "versions"> & {
  readonly meter: { readonly key: string; readonly name: string; readonly unit: string } | null;
  readonly versions: readonly (Omit<PriceVersion, "terms"> & { readonly terms: string })[];
};

export function priceOf({ meter, versions, ...row }: PriceRow): Price {
  return {
    ...row,
    meterKey: meter?.key ?? null,
    meterName: meter?.name ?? null,
    meterUnit: meter?.unit ?? null,
    versions: versions.map((version) => ({ ...version, terms: readStoredTerms(version.terms) })),
  };
}
