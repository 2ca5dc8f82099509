import { useEffect, useState, type RefObject } from "react";
import { readTypedInvoice } from "./typed-invoice.ts";
import type { TypedInvoice } from "./typed-totals.ts";
import type { EditedRow } from "./use-edited-rows.ts";

type Start = { currency: string; discountPercent?: string };

/** What the form says now: at first as it was rendered, then after every keystroke and every row added or removed. */
export function useTypedInvoice(
  start: Start,
  rows: readonly EditedRow[],
  frame: RefObject<HTMLDivElement>,
): TypedInvoice {
  const { currency, discountPercent = "" } = start;
  const initial = { currency, discountPercent, lines: rows.map(({ line }) => line) };
  const [typed, setTyped] = useState<TypedInvoice>(initial);

  useEffect(() => {
    const form = frame.current?.closest("form");
    if (!form) return undefined;
    const read = () => setTyped(readTypedInvoice(form, { currency, discountPercent, rowCount: rows.length }));
    read();
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, [frame, rows.length, currency, discountPercent]);

  return typed;
}
