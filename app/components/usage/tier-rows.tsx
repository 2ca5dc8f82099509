import type { TypedTier } from "#lib/typed-terms";
import { DecimalField } from "../inputs.tsx";

export type TierRowsProps = {
  formId: string;
  tiers: readonly TypedTier[];
  /** " (EUR)", or nothing. */
  currencySuffix?: string;
  errors: Readonly<Record<string, readonly string[] | undefined>>;
};

const fewestRows = 6;
const spareRows = 2;

/** Rows for tiers are rendered, not added by a script; those left empty are none. */
export function TierRows({ tiers, ...props }: TierRowsProps) {
  const rowCount = Math.max(fewestRows, tiers.length + spareRows);
  return (
    <fieldset>
      <legend className="font-medium">Tiers</legend>
      <p className="mt-1 text-sm text-muted">
        From the lowest on. The last one has no end; rows left empty are none.
      </p>
      <div className="mt-3 space-y-3">
        {Array.from({ length: rowCount }, (_, index) => (
          <TierRow key={index} index={index} tier={tiers[index]} {...props} />
        ))}
      </div>
    </fieldset>
  );
}

type TierRowProps = Omit<TierRowsProps, "tiers"> & { index: number; tier: TypedTier | undefined };

function TierRow({ formId, index, tier = {}, currencySuffix = "", errors }: TierRowProps) {
  const cell = (field: keyof TypedTier) => {
    const name = `tiers[${index}].${field}`;
    return { id: `${formId}-${name}`, name, errors: errors[name], defaultValue: tier[field] ?? "" };
  };
  return (
    <fieldset className="grid items-start gap-3 sm:grid-cols-3">
      <legend className="sr-only">Tier {index + 1}</legend>
      <DecimalField {...cell("upTo")} label={`Tier ${index + 1}: up to`} placeholder="no end" />
      <DecimalField {...cell("unitPrice")} label={`Price of a unit${currencySuffix}`} />
      <DecimalField {...cell("flatAmount")} label={`Once for the tier${currencySuffix}`} />
    </fieldset>
  );
}
