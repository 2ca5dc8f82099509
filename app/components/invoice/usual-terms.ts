import { isBlankLine } from "#lib/typed-line";
import { readTypedLines } from "../typed-invoice.ts";

type Usual = { currencyField: string; client: { currency: string; taxRateId: string } };

/** Gives the form the client's currency, and the client's tax to the lines that nobody has used yet. */
export function takeUsualTerms(form: HTMLFormElement, { currencyField, client }: Usual): void {
  choose(form, currencyField, client.currency);
  const rowCount = form.querySelectorAll('select[name^="lines["]').length;
  readTypedLines(new FormData(form), rowCount).forEach((line, index) => {
    if (isBlankLine(line)) choose(form, `lines[${index}].taxRateId`, client.taxRateId);
  });
}

function choose(form: HTMLFormElement, name: string, value: string): void {
  const select = form.elements.namedItem(name);
  if (!(select instanceof HTMLSelectElement)) return;
  select.value = value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
}
