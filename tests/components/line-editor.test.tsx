import { describe, expect, test } from "vitest";
import { LineEditor } from "#components/line-editor";
import { isBlankLine, readTypedLine, type TypedLine } from "#lib/typed-line";
import { totalsOfTyped } from "../../app/components/typed-totals.ts";
import { render } from "./render.tsx";

const vat = { id: "vat", name: "VAT", percent: "19", inclusive: false };

function line(over: Partial<TypedLine> = {}): TypedLine {
  return {
    description: "Workshop",
    quantity: "2",
    unitPrice: "480.00",
    taxRateId: "vat",
    discountPercent: "",
    ...over,
  };
}

const blank = line({ description: "", quantity: "1", unitPrice: "" });

describe("the editor of lines", () => {
  test("without scripts offers spare rows under the names that the server reads", () => {
    const html = render(
      <LineEditor formId="invoice" currency="EUR" lines={[line()]} taxRates={[vat]} spareRows={2} />,
    );
    for (const field of ["description", "quantity", "unitPrice", "taxRateId", "discountPercent"])
      for (const index of [0, 1, 2]) expect(html).toContain(`name="lines[${index}].${field}"`);
    expect(html).not.toContain("lines[3]");
    expect(html).not.toContain("Add a line");
  });

  test("labels every field and ties an error to its own", () => {
    const errors = { "lines[0].unitPrice": ["Write a number such as 1234.50."] };
    const html = render(
      <LineEditor
        formId="invoice"
        currency="EUR"
        lines={[line()]}
        taxRates={[vat]}
        errors={errors}
        spareRows={0}
      />,
    );
    expect(html).toContain('<label for="invoice-lines[0].unitPrice"');
    expect(html).toMatch(
      /id="invoice-lines\[0\].unitPrice"[^>]*aria-describedby="invoice-lines\[0\].unitPrice-error"/,
    );
    expect(html.match(/aria-invalid/g)).toHaveLength(1);
  });

  test("shows what the lines come to", () => {
    const html = render(<LineEditor formId="invoice" currency="EUR" lines={[line()]} taxRates={[vat]} />);
    expect(html).toContain("€1,142.40");
    expect(html).toContain('aria-live="polite"');
  });
});

describe("totals while typing", () => {
  const typed = (lines: TypedLine[], over = {}) =>
    totalsOfTyped({ currency: "EUR", discountPercent: "", lines, ...over }, [vat]);

  test("are those of the one calculation", () => {
    const { figures, amounts } = typed([line({ quantity: "12.5", unitPrice: "95" }), blank]);
    expect(figures).toMatchObject({ subtotal: 118750n, taxTotal: 22563n, total: 141313n });
    expect(amounts).toEqual([118750n, null]);
  });

  test("take discounts of lines and of the whole", () => {
    const { figures, amounts } = typed([line({ discountPercent: "10 %" })], { discountPercent: "5" });
    expect(amounts).toEqual([86400n]);
    expect(figures).toMatchObject({ subtotal: 96000n, discountTotal: 9600n + 4320n });
  });

  test("leave out a line that cannot be read yet, and say so", () => {
    const { figures, amounts, note } = typed([line(), line({ unitPrice: "12,3,4x" })]);
    expect(figures?.subtotal).toBe(96000n);
    expect(amounts[1]).toBeNull();
    expect(note).toBe("One line is not complete yet and is left out.");
  });

  test("say nothing about rows nobody used", () => {
    expect(typed([line(), blank, blank]).note).toBeNull();
  });

  test("of a negative whole are refused in a sentence", () => {
    const { figures, note } = typed([line({ quantity: "-1" })]);
    expect(figures).toBeNull();
    expect(note).toBe("The total of an invoice cannot be negative.");
  });

  test("follow a currency without decimals", () => {
    const { figures } = typed([line({ quantity: "3", unitPrice: "1500" })], { currency: "JPY" });
    expect(figures).toMatchObject({ currency: "JPY", total: 5355n });
  });
});

describe("a typed line", () => {
  const terms = { currency: "EUR", taxRates: [vat] };

  test("is blank until somebody types; the offered quantity does not count", () => {
    expect(isBlankLine(blank)).toBe(true);
    expect(isBlankLine({ ...blank, quantity: "" })).toBe(true);
    expect(isBlankLine({ ...blank, quantity: "5" })).toBe(false);
    expect(isBlankLine({ ...blank, description: "x" })).toBe(false);
  });

  test("becomes what the calculation takes", () => {
    expect(readTypedLine(line({ unitPrice: "0,0125", discountPercent: "7.5" }), terms)).toEqual({
      ok: true,
      value: { quantity: "2", unitAmountDecimal: "1.25", taxes: [vat], discount: { percent: "7.5" } },
    });
  });

  test.each([
    ["quantity", { quantity: "many" }],
    ["price", { unitPrice: "" }],
    ["discount", { discountPercent: "101" }],
  ])("with a %s that cannot be read is refused", (_, over) => {
    expect(readTypedLine(line(over), terms).ok).toBe(false);
  });

  test("with an unknown tax rate has no tax", () => {
    expect(readTypedLine(line({ taxRateId: "gone" }), terms)).toMatchObject({ value: { taxes: [] } });
  });
});
