import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type Breadcrumb = { to: string; label: string };

export type PageHeaderProps = {
  title: ReactNode;
  badge?: ReactNode;
  description?: ReactNode;
  breadcrumbs?: readonly Breadcrumb[];
  actions?: ReactNode;
};

export function PageHeader({ title, badge, description, breadcrumbs = [], actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {breadcrumbs.length > 0 ? <Trail breadcrumbs={breadcrumbs} /> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-2xl font-semibold tracking-tight">{title}</h1>
          {badge}
        </div>
        {description ? <p className="mt-1 max-w-2xl text-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-start gap-2">{actions}</div> : null}
    </header>
  );
}

function Trail({ breadcrumbs }: { breadcrumbs: readonly Breadcrumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="mb-1">
      <ol className="flex flex-wrap gap-x-2 text-sm text-muted">
        {breadcrumbs.map(({ to, label }) => (
          <li key={to} className="flex items-center gap-2">
            <Link
              to={to}
              className="inline-flex min-h-6 items-center pointer-coarse:min-h-11 hover:text-ink hover:underline"
            >
              {label}
            </Link>
            <span aria-hidden="true">/</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
