import { createElement } from "react";
import type { InvoiceDocumentProps } from "#emails";
import { loadLate } from "#lib/load-late";

/** The bytes of an invoice's or a credit note's PDF; the same props give the same bytes. */
export async function renderInvoicePdf(props: InvoiceDocumentProps): Promise<Uint8Array> {
  const { InvoiceDocument, renderToBuffer } = await loadRenderer();
  // A component that returns a Document is what the renderer wants, but its type asks for the Document element itself.
  const element = createElement(InvoiceDocument, props) as Parameters<typeof renderToBuffer>[0];
  return new Uint8Array(await renderToBuffer(element));
}

let renderer: ReturnType<typeof importRenderer> | undefined;

function loadRenderer() {
  renderer ??= loadLate(importRenderer).catch((error: unknown) => {
    renderer = undefined;
    throw error;
  });
  return renderer;
}

async function importRenderer() {
  const [{ renderToBuffer }, { InvoiceDocument, documentFont }, { registerFonts }] = await Promise.all([
    import("@react-pdf/renderer"),
    import("#emails"),
    import("./fonts.ts"),
  ]);
  registerFonts(documentFont);
  return { renderToBuffer, InvoiceDocument };
}
