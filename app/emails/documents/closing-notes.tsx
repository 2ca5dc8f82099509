import { Link, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { textsFor } from "#lib/texts/languages";
import type { InvoiceDocumentProps } from "./props.ts";
import { accent, styles } from "./styles.ts";

/** What is said after the figures: why there is no tax, how to pay, anything else. */
export function ClosingNotes(props: InvoiceDocumentProps) {
  const { exemptionNotes = [], paymentDetails = [], paymentLink, notes, terms, accentColor } = props;
  const words = textsFor(props.locale).document;
  return (
    <>
      {exemptionNotes.length > 0 && (
        <Note label={words.taxNotes}>
          <Text>{exemptionNotes.join("\n")}</Text>
        </Note>
      )}
      {paymentDetails.length > 0 && (
        <Note label={words.payment}>
          <Text>{paymentDetails.join("\n")}</Text>
        </Note>
      )}
      {paymentLink && (
        <Note label={words.payOnline}>
          <Link src={paymentLink} style={{ color: accentColor ?? accent }}>
            {paymentLink}
          </Link>
        </Note>
      )}
      {notes && (
        <Note label={words.notes}>
          <Text>{notes}</Text>
        </Note>
      )}
      {terms && (
        <Note label={words.terms}>
          <Text>{terms}</Text>
        </Note>
      )}
    </>
  );
}

// Space is kept above things, never below: below the last one it would make a page of its own.
function Note({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View style={{ marginTop: 16 }}>
      <Text style={styles.label} minPresenceAhead={24}>
        {label}
      </Text>
      {children}
    </View>
  );
}
