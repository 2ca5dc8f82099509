import { Text, View } from "@react-pdf/renderer";
import { documentTexts } from "../document-texts.ts";
import type { InvoiceDocumentProps } from "./props.ts";
import { styles } from "./styles.ts";

/** On every page: whose document it is, which one, and where in it the reader is. */
export function DocumentFooter({ kind, number, seller }: InvoiceDocumentProps) {
  const identity = [seller.name, seller.taxNumber, `${documentTexts.title[kind]} ${number}`];
  return (
    <View fixed style={[styles.footer, styles.row]}>
      <Text style={{ width: "80%" }}>{identity.filter(Boolean).join(" · ")}</Text>
      <Text render={({ pageNumber, totalPages }) => documentTexts.page(pageNumber, totalPages)} />
    </View>
  );
}
