import { Text, View } from "@react-pdf/renderer";
import { documentTexts } from "../document-texts.ts";
import type { DocumentParty, InvoiceDocumentProps } from "./props.ts";
import { accent, styles } from "./styles.ts";

/** Title, both parties, and the facts that identify the document. */
export function DocumentHeading(props: InvoiceDocumentProps) {
  const isInvoice = props.kind === "invoice";
  return (
    <View style={{ marginBottom: 24 }}>
      <View style={[styles.row, { marginBottom: 28 }]}>
        <View style={{ width: "55%" }}>
          <Text style={[styles.bold, { fontSize: 13, lineHeight: 1.3, marginBottom: 4 }]}>
            {props.seller.name}
          </Text>
          <PartyDetails party={props.seller} />
        </View>
        <Text
          style={[
            styles.bold,
            styles.right,
            { fontSize: 20, lineHeight: 1.2, width: "42%", color: props.accentColor ?? accent },
          ]}
        >
          {documentTexts.title[props.kind]}
        </Text>
      </View>
      <View style={styles.row}>
        <View style={{ width: "50%" }}>
          <Text style={styles.label}>{isInvoice ? documentTexts.billedTo : documentTexts.creditedTo}</Text>
          <Text style={styles.bold}>{props.client.name}</Text>
          <PartyDetails party={props.client} />
        </View>
        <View style={{ width: "42%" }}>
          {factsOf(props).map(([label, value]) => (
            <View key={label} style={[styles.row, { marginBottom: 2 }]}>
              <Text style={[styles.quiet, { width: "45%" }]}>{label}</Text>
              <Text style={[styles.right, { width: "55%" }]}>{value}</Text>
            </View>
          ))}
        </View>
      </View>
    </View>
  );
}

function PartyDetails({ party }: { party: DocumentParty }) {
  const lines = [...party.addressLines, party.taxNumber, party.email].filter(Boolean);
  return <Text style={styles.quiet}>{lines.join("\n")}</Text>;
}

function factsOf(props: InvoiceDocumentProps): [label: string, value: string][] {
  const own: [string, string | undefined][] =
    props.kind === "invoice"
      ? [[documentTexts.dueOn, props.dueOn]]
      : [
          [documentTexts.amends, props.amends.number],
          [documentTexts.amendsIssuedOn, props.amends.issuedOn],
          [documentTexts.reason, props.reason],
        ];
  const all: [string, string | undefined][] = [
    [documentTexts.number, props.number],
    [documentTexts.issuedOn, props.issuedOn],
    [documentTexts.suppliedOn, props.suppliedOn],
    ...own,
    [documentTexts.purchaseOrder, props.purchaseOrder],
    [documentTexts.currency, props.currency],
  ];
  return all.flatMap(([label, value]) => (value ? [[label, value]] : []));
}
