import { Link, useLocation } from "@remix-run/react";
import { classes } from "../classes.ts";
import { changedQuery } from "../page-address.ts";

/** The currencies that a chart can be of, one at a time. */
export function CurrencyLinks({ currencies, chosen }: { currencies: readonly string[]; chosen: string }) {
  const { search } = useLocation();
  return (
    <nav aria-label="Currency of the charts" className="flex flex-wrap gap-1">
      {currencies.map((currency) => (
        <Link
          key={currency}
          to={changedQuery(search, { currency })}
          preventScrollReset
          aria-current={currency === chosen ? "true" : undefined}
          className={classes(
            "target inline-flex items-center rounded-control px-3 text-sm font-medium",
            currency === chosen ? "bg-accent-soft text-accent" : "text-muted hover:bg-sunken hover:text-ink",
          )}
        >
          {currency}
        </Link>
      ))}
    </nav>
  );
}
