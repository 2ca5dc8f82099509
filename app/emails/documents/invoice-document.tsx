import { Document, Page } from "@react-pdf/renderer";
import { textsFor } from "#lib/texts/languages";
import { ClosingNotes } from "./closing-notes.tsx";
import { DocumentFooter } from "./document-footer.tsx";
import { DocumentHeading } from "./document-heading.tsx";
import { LinesTable } from "./lines-table.tsx";
import type { InvoiceDocumentProps } from "./props.ts";
import { styles } from "./styles.ts";
import { Totals } from "./totals.tsx";

/**
 * An invoice or a credit note on A4. The usual pagination of @react-pdf/renderer 4.9 takes time with the square of the
 * pages.
 */
export function InvoiceDocument(props: InvoiceDocumentProps) {
  const { document: words, language } = textsFor(props.locale);
  return (
    <Document
      title={`${words.title[props.kind]} ${props.number}`}
      author={props.seller.name}
      language={language}
      creationDate={props.createdAt}
      modificationDate={props.createdAt}
    >
      <Page size="A4" style={styles.page} experimentalPagination>
        {/* What repeats on every page has to come before what is broken over pages. */}
        <DocumentFooter {...props} />
        <DocumentHeading {...props} />
        <LinesTable {...props} />
        <Totals {...props} />
        <ClosingNotes {...props} />
      </Page>
    </Document>
  );
}
