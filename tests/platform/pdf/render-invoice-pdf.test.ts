import { describe, expect, test } from "vitest";
import { renderInvoicePdf } from "#platform/pdf";
import { readPdf } from "./read.ts";
import { creditNoteProps, documentLine, invoiceProps } from "./sample.ts";

async function pagesOf(props: Parameters<typeof renderInvoicePdf>[0]) {
  return (await readPdf(await renderInvoicePdf(props))).pages;
}

function numbered(count: number, describe: (index: number) => string = () => "") {
  return Array.from({ length: count }, (_, index) =>
    documentLine({ description: `Item#${index + 1}. ${describe(index)}` }),
  );
}

/** The numbers of the lines found, in the order of the pages. */
function itemsOn(pages: readonly string[]) {
  return pages.flatMap((page) => [...page.matchAll(/Item#(\d+)\./g)].map(([, number]) => Number(number)));
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test("Polish, Greek and Cyrillic come out as they were written", async () => {
  const [page] = await pagesOf(invoiceProps());
  for (const text of [
    "Łódź Studio sp. z o.o.",
    "ul. Żółkiewskiego 1",
    "Ελένη Παπαδοπούλου ΑΕ",
    "Οδός Ερμού 10",
    "Поддержка и обслуживание",
  ]) {
    expect(page).toContain(text);
  }
});

test("an invoice says what article 226 of directive 2006/112 asks for", async () => {
  const [page] = await pagesOf(
    invoiceProps({
      suppliedOn: "1 to 31 March 2026",
      exemptionNotes: ["Reverse charge: article 196 of directive 2006/112/EC."],
    }),
  );
  for (const text of [
    "Invoice",
    "Number 2026-0042",
    "Issue date 1 April 2026",
    "Date of supply 1 to 31 March 2026",
    "Due date 14 April 2026",
    "VAT PL1234567890",
    "VAT EL123456789",
    "1.5 h €100.00 19% €150.00",
    "excl. tax €100.00",
    "Discount 10%: −€21.40",
    "Subtotal €364.00",
    "VAT 19% on €150.00 €28.50",
    "VAT 7% (included) on €180.00 €12.60",
    "Total €371.10",
    "Reverse charge: article 196 of directive 2006/112/EC.",
  ]) {
    expect(page).toContain(text);
  }
});

test("what was paid and what is due stand below the total, with how to pay", async () => {
  const { totals } = invoiceProps();
  const [page] = await pagesOf(
    invoiceProps({
      totals: { ...totals, paid: "€100.00", credited: "€71.10", amountDue: "€200.00" },
      paymentDetails: ["IBAN PL61 1090"],
      paymentLink: "https://billing.example/i/abc",
      notes: "Thank you.",
    }),
  );
  expect(page).toContain("Paid €100.00 Credited €71.10 Amount due €200.00");
  for (const text of ["IBAN PL61 1090", "https://billing.example/i/abc", "Thank you."])
    expect(page).toContain(text);
});

test("a credit note names the invoice it amends and has no due date", async () => {
  const [page] = await pagesOf(creditNoteProps({ reason: "Billed twice" }));
  expect(page).toContain("Credit note");
  expect(page).toContain("Amends invoice 2026-0042 Invoice of 1 April 2026 Reason Billed twice");
  expect(page).toContain("Total credited €371.10");
  expect(page).not.toContain("Due date");
});

describe("many pages", () => {
  test.each([1, 17, 23, 200])("%i lines are all there, once and in order", async (count) => {
    const pages = await pagesOf(invoiceProps({ lines: numbered(count) }));
    expect(itemsOn(pages)).toEqual(upTo(count));
  });

  test("every page counts itself, and every page of the table repeats its header", async () => {
    const pages = await pagesOf(invoiceProps({ lines: numbered(200) }));
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`));
    for (const page of pages.filter((one) => one.includes("Item#"))) {
      expect(page).toContain("Description Quantity Unit price Tax Amount");
    }
  });

  // Beyond 32,768 points single precision is too coarse for the renderer's tolerance.
  test("a table of dozens of pages is complete", async () => {
    const lines = numbered(150, () => "Work that takes a few words to describe. ".repeat(19));
    expect(itemsOn(await pagesOf(invoiceProps({ lines })))).toEqual(upTo(150));
  }, 120_000);

  test("a description longer than a page is whole", async () => {
    const description = Array.from({ length: 900 }, (_, index) => `word${index}`).join(" ");
    const pages = await pagesOf(invoiceProps({ lines: [documentLine({ description })] }));
    expect(pages.join(" ").match(/word\d+/g)).toHaveLength(900);
  });

  test("no page is empty, however the lines fall", async () => {
    for (let count = 14; count <= 26; count += 1) {
      const pages = await pagesOf(invoiceProps({ lines: numbered(count), notes: "Thank you." }));
      for (const page of pages) expect(page).toMatch(/Item#|Total|Thank you/);
    }
  });
});

test("the largest figures stay in one piece", async () => {
  const largest = { quantity: "123456789012.123456", unitAmount: "€9,999,999.123456789012" };
  const [page] = await pagesOf(
    invoiceProps({ lines: [documentLine({ ...largest, amount: "−€10,000,000,000.00" })] }),
  );
  expect(page).toContain("123456789012.123456 €9,999,999.123456789012 19% −€10,000,000,000.00");
});

test("the same document has the same bytes, dated as it was told", async () => {
  const first = await renderInvoicePdf(invoiceProps());
  const second = await renderInvoicePdf(invoiceProps());
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);

  const { info } = await readPdf(first);
  expect(info).toMatchObject({ Title: "Invoice 2026-0042", Author: "Łódź Studio sp. z o.o." });
  expect(info.CreationDate).toBe("D:20260401100000Z");
});
