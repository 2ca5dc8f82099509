import { useEffect, useRef, useState, type RefObject } from "react";
import { isBlankLine, type TypedLine } from "#lib/typed-line";
import { readTypedLines } from "./typed-invoice.ts";

export type EditedRow = { key: number; line: TypedLine };

type Start = { lines: readonly TypedLine[]; defaultTaxRateId?: string; spareRows?: number };

/** The rows of the editor. The spare ones are for those without scripts and leave when scripts arrive, unless something was typed. */
export function useEditedRows(
  { lines, defaultTaxRateId = "", spareRows = 3 }: Start,
  frame: RefObject<HTMLDivElement>,
) {
  const blank: TypedLine = {
    description: "",
    quantity: "1",
    unitPrice: "",
    taxRateId: defaultTaxRateId,
    discountPercent: "",
  };
  const [initialRows] = useState<EditedRow[]>(() =>
    [...lines, ...Array.from({ length: spareRows }, () => blank)].map((line, key) => ({ key, line })),
  );
  const [rows, setRows] = useState(initialRows);
  const nextKey = useRef(initialRows.length);

  useEffect(() => {
    const form = frame.current?.closest("form");
    if (!form) return;
    const typed = readTypedLines(new FormData(form), initialRows.length);
    const used = initialRows.filter((_, index) => index === 0 || !isBlankLine(typed[index] ?? blank));
    const keys = new Set(used.map(({ key }) => key));
    setRows((present) => present.filter(({ key }) => keys.has(key)));
    // Only what the browser was sent is looked at, once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [frame, initialRows]);

  function focusLast() {
    requestAnimationFrame(() => {
      const inputs = frame.current?.querySelectorAll<HTMLElement>("fieldset > div:first-of-type input");
      inputs?.item(inputs.length - 1).focus();
    });
  }

  function addRow() {
    const key = nextKey.current++;
    setRows((present) => [...present, { key, line: blank }]);
    focusLast();
  }

  function removeRow(key: number) {
    setRows((present) => present.filter((row) => row.key !== key));
    focusLast();
  }

  return { rows, addRow, removeRow };
}
