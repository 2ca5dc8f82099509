import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { staffPages, thingPages, visitorPages } from "../browser/addresses.ts";

/** Pages that the browser stories come to by other ways, or that have nothing of their own to look at. */
const lookedAtElsewhere = new Set([
  // Are not there once the demo is set up.
  ...["/setup", "/signup"],
  // Frames and ways through.
  ...["/*", "/admin/*", "/i/:token/checkout", "/invoice/:id/checkout"],
  // Reached from the mails' links and from the portal.
  ...["/portal/contact", "/portal/invoices", "/portal/statement"],
  ...["/invoice/:id/current-usage", "/invoice/:id/lines/:lineId/usage"],
  "/admin/invoices/:id/lines/:lineId/usage",
  // Looked at by an address they only lead on from.
  "/admin/settings",
  ...["deletion", "duplicate", "issuance", "portal-link", "retries", "sending", "uncollectible"].map(
    (deed) => `/admin/invoices/:id/${deed}`,
  ),
  ...[
    "/admin/billing/emails/:id/link",
    "/admin/invoices/:id/promise/withdrawal",
    "/admin/invoices/:id/reminders",
  ],
  // One step further than a list's first row, and what is there only while invoices are done in bulk.
  ...["/admin/clients/:id/contacts/:contactId/edit", "/admin/invoices/bulk/:id"],
  // Need what the demo's story does not have: trouble, credit, closed books, discrepancies of their kind.
  ...["/admin/billing/incidents/:id", "/admin/invoices/:id/credit", "/admin/settings/books/reopening"],
  ...["adoption", "ignoring", "match"].map((deed) => `/admin/reconciliation/discrepancies/:id/${deed}`),
]);

const addresses = [
  ...staffPages,
  ...visitorPages,
  ...thingPages.flatMap(({ within, further }) => further.map((part) => `${within}one${part}`)),
].map((address) => new URL(address, "http://localhost").pathname);

const pages = readFileSync(new URL("routes.txt", import.meta.url), "utf8")
  .split("\n")
  .flatMap((line) => /^(\S+) \(page/.exec(line)?.[1] ?? []);

test("every page is among those that are looked at for how well they can be read", () => {
  const missing = pages.filter((page) => {
    const pattern = new RegExp(`^${page.replace(/:\w+/g, "[^/]+")}$`);
    return !lookedAtElsewhere.has(page) && !addresses.some((address) => pattern.test(address));
  });
  expect(missing).toEqual([]);
});
