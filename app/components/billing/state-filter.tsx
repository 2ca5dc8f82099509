import { Link, useLocation } from "@remix-run/react";
import { classes } from "../classes.ts";

type StateFilterProps = {
  label: string;
  /** What the address calls it. */
  parameter?: string;
  options: readonly { value: string; label: string }[];
};

/** Narrows a list to one state through the address; paging starts again. */
export function StateFilter({ label, parameter = "state", options }: StateFilterProps) {
  const { pathname, search } = useLocation();
  const chosen = new URLSearchParams(search).get(parameter) ?? "";
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {[{ value: "", label: "All" }, ...options].map((option) => (
          <li key={option.value}>
            <Link
              to={option.value === "" ? pathname : `${pathname}?${parameter}=${option.value}`}
              aria-current={option.value === chosen ? "true" : undefined}
              className={classes(
                "target inline-flex items-center rounded-full border px-3 text-sm font-medium",
                option.value === chosen
                  ? "border-accent bg-accent-soft text-accent"
                  : "border-line bg-surface text-muted hover:text-ink",
              )}
            >
              {option.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
