import { createElement } from "react";
import type { InvoiceDocumentProps } from "#emails";
import { renderDocument } from "./renderer.ts";

/** The bytes of an invoice's or a credit note's PDF; the same props give the same bytes. */
export function renderInvoicePdf(props: InvoiceDocumentProps): Promise<Uint8Array> {
  return renderDocument(({ InvoiceDocument }) => createElement(InvoiceDocument, props));
}
