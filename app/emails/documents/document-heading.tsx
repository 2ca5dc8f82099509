import { Image, Text, View } from "@react-pdf/renderer";
import { textsFor } from "#lib/texts/languages";
import type { DocumentParty, InvoiceDocumentProps } from "./props.ts";
import { accent, styles } from "./styles.ts";

/** Title, both parties, and the facts that identify the document. */
export function DocumentHeading(props: InvoiceDocumentProps) {
  const words = textsFor(props.locale).document;
  const isInvoice = props.kind === "invoice";
  return (
    <View style={{ marginBottom: 24 }}>
      <View style={[styles.row, { marginBottom: 28 }]}>
        <View style={{ width: "55%" }}>
          <Logo logo={props.logo} />
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
          {words.title[props.kind]}
        </Text>
      </View>
      <View style={styles.row}>
        <View style={{ width: "50%" }}>
          <Text style={styles.label}>{isInvoice ? words.billedTo : words.creditedTo}</Text>
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

const pointsPerPixel = 0.75;

/** Not cached: the renderer would hold a hundred of them for as long as the process lives. */
function Logo({ logo }: Pick<InvoiceDocumentProps, "logo">) {
  if (!logo) return null;
  const size = { width: logo.width * pointsPerPixel, height: logo.height * pointsPerPixel };
  return (
    <Image
      src={{ data: Buffer.from(logo.png), format: "png" }}
      cache={false}
      style={{ ...size, marginBottom: 8 }}
    />
  );
}

function PartyDetails({ party }: { party: DocumentParty }) {
  const lines = [...party.addressLines, party.taxNumber, party.email].filter(Boolean);
  return <Text style={styles.quiet}>{lines.join("\n")}</Text>;
}

function factsOf(props: InvoiceDocumentProps): [label: string, value: string][] {
  const words = textsFor(props.locale).document;
  const own: [string, string | undefined][] =
    props.kind === "invoice"
      ? [[words.dueOn, props.dueOn]]
      : [
          [words.amends, props.amends.number],
          [words.amendsIssuedOn, props.amends.issuedOn],
          [words.reason, props.reason],
        ];
  const all: [string, string | undefined][] = [
    [words.number, props.number],
    [words.issuedOn, props.issuedOn],
    [words.suppliedOn, props.suppliedOn],
    ...own,
    [words.purchaseOrder, props.purchaseOrder],
    [words.currency, props.currency],
  ];
  return all.flatMap(([label, value]) => (value ? [[label, value]] : []));
}
