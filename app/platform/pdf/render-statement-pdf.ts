import { createElement } from "react";
import type { StatementDocumentProps } from "#emails";
import { renderDocument } from "./renderer.ts";

/** The bytes of a client's statement as a PDF; the same props give the same bytes. */
export function renderStatementPdf(props: StatementDocumentProps): Promise<Uint8Array> {
  return renderDocument(({ StatementDocument }) => createElement(StatementDocument, props));
}
