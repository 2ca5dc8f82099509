import { expect, test } from "vitest";
import { AdminNav } from "#components/admin-nav";
import { renderToStaticMarkup } from "react-dom/server";
import { appAt } from "./render.tsx";

const root = { default: () => <AdminNav sections={["home", "invoices", "payments"]} /> };
const page = { default: () => null };

/** The sections that stand out at that address. */
function lit(address: string): string[] {
  const html = renderToStaticMarkup(appAt(address, { root, page }));
  const links = html.match(/<a [^>]*>/g) ?? [];
  return links
    .filter((link) => link.includes("bg-accent-soft"))
    .map((link) => /href="([^"]*)"/.exec(link)?.[1] ?? "");
}

test("the section that a page belongs to stands out", () => {
  expect(lit("/admin")).toEqual(["/admin"]);
  expect(lit("/admin/invoices/1")).toEqual(["/admin/invoices"]);
  expect(lit("/admin/credit-notes")).toEqual(["/admin/invoices"]);
  expect(lit("/admin/credit-notes/1")).toEqual(["/admin/invoices"]);
  expect(lit("/admin/credit-notes-of-others")).toEqual([]);
});
