import { Document, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import { textsFor } from "#lib/texts/languages";
import type { DocumentParty } from "./props.ts";
import { accent, line, styles } from "./styles.ts";

/** A client's account over a stretch of time; every figure and date is formatted for the reader. */
export type StatementDocumentProps = {
  /** The reader's, which chooses the language; English without one. */
  locale?: string | undefined;
  seller: DocumentParty;
  client: DocumentParty;
  currency: string;
  from: string;
  to: string;
  opening: string;
  closing: string;
  rows: readonly {
    on: string;
    what: string;
    reference: string;
    debit: string;
    credit: string;
    balance: string;
  }[];
  /** Written into the file as its date, so that the same statement has the same bytes. */
  createdAt: Date;
};

export function StatementDocument(props: StatementDocumentProps) {
  const { seller, client, from, to, createdAt } = props;
  const { statement: words, language } = textsFor(props.locale);
  return (
    <Document
      title={`${words.title} ${client.name}`}
      author={seller.name}
      language={language}
      creationDate={createdAt}
      modificationDate={createdAt}
    >
      <Page size="A4" style={styles.page} experimentalPagination>
        <View style={[styles.row, { marginBottom: 28 }]}>
          <View style={{ width: "55%" }}>
            <Text style={[styles.bold, { fontSize: 13, lineHeight: 1.3, marginBottom: 4 }]}>
              {seller.name}
            </Text>
            <PartyDetails party={seller} />
          </View>
          <Text
            style={[
              styles.bold,
              styles.right,
              { fontSize: 20, lineHeight: 1.2, width: "42%", color: accent },
            ]}
          >
            {words.title}
          </Text>
        </View>
        <View style={[styles.row, { marginBottom: 24 }]}>
          <View style={{ width: "50%" }}>
            <Text style={styles.label}>{words.of}</Text>
            <Text style={styles.bold}>{client.name}</Text>
            <PartyDetails party={client} />
          </View>
          <View style={{ width: "42%" }}>
            <Fact label={words.period} value={words.fromTo(from, to)} />
            <Fact label={words.currency} value={props.currency} />
            <Fact label={words.opening} value={props.opening} />
            <Fact label={words.closing} value={props.closing} />
          </View>
        </View>
        <Rows {...props} />
      </Page>
    </Document>
  );
}

function PartyDetails({ party }: { party: DocumentParty }) {
  const lines = [...party.addressLines, party.taxNumber, party.email].filter(Boolean);
  return <Text style={styles.quiet}>{lines.join("\n")}</Text>;
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <View style={[styles.row, { marginBottom: 2 }]}>
      <Text style={[styles.quiet, { width: "45%" }]}>{label}</Text>
      <Text style={[styles.right, { width: "55%" }]}>{value}</Text>
    </View>
  );
}

function Rows({ locale, opening, closing, rows }: StatementDocumentProps) {
  const words = textsFor(locale).statement;
  const { columns } = words;
  return (
    <View style={table.whole}>
      <View fixed style={[table.row, table.header]}>
        <Cells cells={[columns.on, columns.what, columns.debit, columns.credit, columns.balance]} />
      </View>
      <View style={[table.row, styles.bold]}>
        <Cells cells={["", words.opening, "", "", opening]} />
      </View>
      {rows.map(({ on, what, reference, debit, credit, balance }, index) => (
        <View key={index} style={table.row} wrap={false}>
          <Cells cells={[on, [what, reference].filter(Boolean).join(" "), debit, credit, balance]} />
        </View>
      ))}
      <View style={[table.row, styles.bold]}>
        <Cells cells={["", words.closing, "", "", closing]} />
      </View>
    </View>
  );
}

function Cells({ cells: [on, what, debit, credit, balance] }: { cells: readonly string[] }) {
  return (
    <>
      <Text style={table.on}>{on}</Text>
      <Text style={table.what}>{what}</Text>
      <Text style={table.amount}>{debit}</Text>
      <Text style={table.amount}>{credit}</Text>
      <Text style={table.amount}>{balance}</Text>
    </>
  );
}

const table = StyleSheet.create({
  // Without a gap @react-pdf/renderer 4.9 takes rounding errors of a long table for overlaps and does not break it.
  whole: { gap: 0.5 },
  row: { flexDirection: "row", paddingVertical: 5, borderBottomWidth: 0.5, borderBottomColor: line },
  header: { fontSize: 8, fontWeight: 700, borderBottomWidth: 1, borderBottomColor: "#1b1f24" },
  on: { width: 80 },
  what: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  amount: { width: 92, textAlign: "right", paddingLeft: 8 },
});
