import { NavLink } from "@remix-run/react";
import { classes } from "./classes.ts";

export type Tab = { to: string; label: string; count?: number; isExact?: boolean };

/** Neighboring pages of one subject. */
export function Tabs({ label, items }: { label: string; items: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {items.map(({ to, label: text, count, isExact = false }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={isExact}
              className={({ isActive }) =>
                classes(
                  "target inline-flex items-center gap-2 border-b-2 px-3 font-medium",
                  isActive ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
                )
              }
            >
              {text}
              {count !== undefined ? (
                <span className="rounded-full bg-sunken px-1.5 text-sm tabular-nums">{count}</span>
              ) : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
