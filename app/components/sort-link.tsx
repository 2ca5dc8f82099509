import { Link, useLocation } from "@remix-run/react";
import { changedQuery } from "./page-address.ts";

/** Orders a list by a column; the column already in use turns round. Paging starts again. */
export function SortLink({
  column,
  label,
  sort,
}: {
  column: string;
  label: string;
  sort: string | undefined;
}) {
  const { search } = useLocation();
  const next = sort === column ? `-${column}` : column;
  const arrow = sort === column ? "↑" : "↓";
  const isActive = sort === column || sort === `-${column}`;
  return (
    <Link
      to={changedQuery(search, { sort: next, cursor: null })}
      className="inline-flex min-h-6 pointer-coarse:min-h-11 items-center gap-1 hover:text-ink hover:underline"
      preventScrollReset
    >
      {label}
      {isActive ? <span aria-hidden="true">{arrow}</span> : null}
    </Link>
  );
}
