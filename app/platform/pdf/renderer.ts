import type { createElement } from "react";
import { loadLate } from "#lib/load-late";

let renderer: ReturnType<typeof importRenderer> | undefined;

/** The renderer with its fonts, loaded when the first document is wanted, because it is large. */
function loadRenderer() {
  renderer ??= loadLate(importRenderer).catch((error: unknown) => {
    renderer = undefined;
    throw error;
  });
  return renderer;
}

/** The bytes of a document; the same props give the same bytes. */
export async function renderDocument(
  documentOf: (loaded: Awaited<ReturnType<typeof importRenderer>>) => ReturnType<typeof createElement>,
): Promise<Uint8Array> {
  const loaded = await loadRenderer();
  // A component that returns a Document is what the renderer wants, but its type asks for the Document element itself.
  const element = documentOf(loaded) as Parameters<typeof loaded.renderToBuffer>[0];
  return new Uint8Array(await loaded.renderToBuffer(element));
}

async function importRenderer() {
  const [{ renderToBuffer }, { InvoiceDocument, StatementDocument, documentFont }, { registerFonts }] =
    await Promise.all([import("@react-pdf/renderer"), import("#emails"), import("./fonts.ts")]);
  registerFonts(documentFont);
  return { renderToBuffer, InvoiceDocument, StatementDocument };
}
