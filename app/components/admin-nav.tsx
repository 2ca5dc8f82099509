import { NavLink, useLocation } from "@remix-run/react";
import { adminSections, type AdminSection } from "./admin-sections.ts";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";

export type AdminNavProps = {
  sections: readonly AdminSection[];
  /** How many things in a section wait for a person. */
  attention?: Partial<Record<AdminSection, number>> | undefined;
};

export function AdminNav({ sections, attention = {} }: AdminNavProps) {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Main">
      <ul className="space-y-0.5">
        {sections.map((section) => {
          const { to, label, icon } = adminSections[section];
          const belongsHere = isBeside(section, pathname);
          const waiting = attention[section] ?? 0;
          return (
            <li key={section}>
              <NavLink
                to={to}
                end={section === "home"}
                className={({ isActive }) =>
                  classes(
                    "target flex items-center gap-3 rounded-control px-3 font-medium transition-colors",
                    isActive || belongsHere
                      ? "bg-accent-soft text-accent"
                      : "text-muted hover:bg-sunken hover:text-ink",
                  )
                }
              >
                <Icon name={icon} />
                <span className="min-w-0 flex-1">{label}</span>
                {waiting > 0 ? <Waiting count={waiting} /> : null}
              </NavLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function isBeside(section: AdminSection, pathname: string): boolean {
  const place = adminSections[section];
  const also: readonly string[] = "also" in place ? place.also : [];
  return also.some((address) => pathname === address || pathname.startsWith(`${address}/`));
}

function Waiting({ count }: { count: number }) {
  return (
    <span className="rounded-full bg-danger-soft px-2 text-sm text-danger tabular-nums">
      {count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
