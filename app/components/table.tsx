import type { Key, ReactNode } from "react";
import { classes } from "./classes.ts";
import { SortLink } from "./sort-link.tsx";
import { useTexts } from "./texts.tsx";

export type Column<Row> = {
  key: string;
  /** Empty above buttons: a screen reader then hears that they are actions. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for figures. */
  align?: "start" | "end";
  isSortable?: boolean;
  /** The column that names the row: it heads the row's card on a phone. One per table. */
  isTitle?: boolean;
  isHiddenOnPhone?: boolean;
};

export type TableProps<Row> = {
  /** Says to a screen reader what the table lists. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => Key;
  /** The present order, as in the address: "dueOn" or, descending, "-dueOn". */
  sort?: string | undefined;
  empty?: ReactNode;
};

/** Rows and columns on a wide screen, one card per row on a phone. Roles are spelt out because changed display takes them away. */
export function Table<Row>({ caption, columns, rows, rowKey, sort, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <table role="table" className="block w-full text-left sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead
        role="rowgroup"
        className="hidden border-b border-line bg-sunken/60 text-sm text-muted sm:table-header-group"
      >
        <tr role="row">
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block divide-y divide-line sm:table-row-group">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)} className="block px-4 py-3 sm:table-row sm:hover:bg-sunken/50">
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell<Row>({ column, sort }: { column: Column<Row>; sort: string | undefined }) {
  const { key, header, align, isSortable } = column;
  return (
    <th
      role="columnheader"
      scope="col"
      {...(isSortable && { "aria-sort": sortStateOf(key, sort) })}
      className={classes("px-3 py-2 font-medium first:pl-5 last:pr-5", align === "end" && "text-right")}
    >
      {isSortable ? <SortLink column={key} label={header} sort={sort} /> : header || <Unseen />}
    </th>
  );
}

function Unseen() {
  return <span className="sr-only">{useTexts().page.actions}</span>;
}

function sortStateOf(key: string, sort: string | undefined) {
  if (sort === key) return "ascending";
  return sort === `-${key}` ? "descending" : "none";
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { header, cell, align, isTitle, isHiddenOnPhone } = column;
  return (
    <td
      role={isTitle ? "rowheader" : "cell"}
      className={classes(
        "min-w-0 sm:table-cell sm:px-3 sm:py-3 sm:align-middle sm:first:pl-5 sm:last:pr-5",
        isHiddenOnPhone ? "hidden" : "flex items-baseline justify-between gap-4 py-1",
        isTitle && "font-medium max-sm:[&_a]:inline-flex max-sm:[&_a]:min-h-11 max-sm:[&_a]:items-center",
        align === "end" && "tabular-nums sm:text-right",
      )}
    >
      {isTitle ? null : (
        <span className="shrink-0 text-sm text-muted sm:hidden" aria-hidden="true">
          {header}
        </span>
      )}
      <div className={classes("min-w-0", !isTitle && "max-sm:text-right")}>{cell(row)}</div>
    </td>
  );
}
