import { StyleSheet, Text, View } from "@react-pdf/renderer";
import { documentTexts } from "../document-texts.ts";
import type { DocumentLine } from "./props.ts";
import { line as lineColor, styles } from "./styles.ts";

/** The lines, under a header that every further page repeats. */
export function LinesTable({ lines }: { lines: readonly DocumentLine[] }) {
  const { columns } = documentTexts;
  return (
    <View style={{ marginBottom: 12 }}>
      <View fixed style={[table.row, table.header]}>
        <Text style={table.description}>{columns.description}</Text>
        <Text style={table.quantity}>{columns.quantity}</Text>
        <Text style={table.unitAmount}>{columns.unitAmount}</Text>
        <Text style={table.tax}>{columns.tax}</Text>
        <Text style={table.amount}>{columns.amount}</Text>
      </View>
      {lines.map((line, index) => (
        <LineRow key={index} line={line} />
      ))}
    </View>
  );
}

// A row that has to stay whole but is taller than a page would be cut off.
const longestWholeDescription = 800;

function LineRow({ line }: { line: DocumentLine }) {
  return (
    <View style={table.row} wrap={line.description.length > longestWholeDescription}>
      <View style={table.description}>
        <Text>{line.description}</Text>
        {line.discount && (
          <Text style={styles.small}>
            {line.discount.label}: {line.discount.amount}
          </Text>
        )}
      </View>
      <Text style={table.quantity}>{line.quantity}</Text>
      <View style={table.unitAmount}>
        <Text>{line.unitAmount}</Text>
        {line.unitAmountNet && (
          <Text style={styles.small}>{documentTexts.unitAmountNet(line.unitAmountNet)}</Text>
        )}
      </View>
      <Text style={table.tax}>{line.taxLabel}</Text>
      <Text style={table.amount}>{line.amount}</Text>
    </View>
  );
}

const number = { textAlign: "right", paddingLeft: 8 } as const;

const table = StyleSheet.create({
  row: { flexDirection: "row", paddingVertical: 6, borderBottomWidth: 0.5, borderBottomColor: lineColor },
  header: { fontSize: 8, fontWeight: 700, borderBottomWidth: 1, borderBottomColor: "#1b1f24" },
  description: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  quantity: { ...number, width: 62 },
  unitAmount: { ...number, width: 92 },
  tax: { ...number, width: 62 },
  amount: { ...number, width: 100 },
});
