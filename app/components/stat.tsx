import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type StatProps = {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
  tone?: "plain" | "danger" | "warning" | "success";
  to?: string;
};

const valueTones = { plain: "", danger: "text-danger", warning: "text-warning", success: "text-success" };

/** One figure with its name. Stand several in a StatGrid. */
export function Stat({ label, value, hint, tone = "plain", to }: StatProps) {
  return (
    <div className="relative min-w-0 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
      <dt className="text-sm text-muted">
        {to ? (
          <Link
            to={to}
            className="after:absolute after:inset-0 after:rounded-card hover:text-ink hover:underline"
          >
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className={classes("mt-1 text-2xl font-semibold tracking-tight tabular-nums", valueTones[tone])}>
        {value}
      </dd>
      {hint ? <dd className="mt-1 text-sm text-muted">{hint}</dd> : null}
    </div>
  );
}

export function StatGrid({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 sm:gap-4 xl:grid-cols-4">{children}</dl>
  );
}
