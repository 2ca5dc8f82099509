import { StyleSheet, Text, View } from "@react-pdf/renderer";
import { type Texts, textsFor } from "#lib/texts/languages";
import type { DocumentLine, InvoiceDocumentProps } from "./props.ts";
import { bodySize, line as lineColor, styles } from "./styles.ts";

/** The lines, under a header that every further page repeats. */
export function LinesTable({ locale, lines }: Pick<InvoiceDocumentProps, "locale" | "lines">) {
  const words = textsFor(locale).document;
  const { columns } = words;
  return (
    <View style={table.whole}>
      <View fixed style={[table.row, table.header]}>
        <Text style={table.description}>{columns.description}</Text>
        <Text style={table.quantity}>{columns.quantity}</Text>
        <Text style={table.unitAmount}>{columns.unitAmount}</Text>
        <Text style={table.tax}>{columns.tax}</Text>
        <Text style={table.amount}>{columns.amount}</Text>
      </View>
      {lines.map((line, index) => (
        <LineRow key={index} {...{ line, words }} />
      ))}
    </View>
  );
}

// The renderer does not divide a row between pages: one taller than a page would be cut off.
const longestDescriptionInRow = 800;

function LineRow({ line, words }: { line: DocumentLine; words: Texts["document"] }) {
  const isInRow = line.description.length <= longestDescriptionInRow;
  return (
    <>
      {!isInRow && <Text style={table.longDescription}>{line.description}</Text>}
      <View style={table.row} wrap={false}>
        <View style={table.description}>
          {isInRow && <Text>{line.description}</Text>}
          {line.discount && (
            <Text style={styles.small}>
              {line.discount.label}: {line.discount.amount}
            </Text>
          )}
        </View>
        <Text style={[table.quantity, fitting("quantity", line.quantity)]}>{line.quantity}</Text>
        <View style={table.unitAmount}>
          <Text style={fitting("unitAmount", line.unitAmount)}>{line.unitAmount}</Text>
          {line.unitAmountNet && <Text style={styles.small}>{words.unitAmountNet(line.unitAmountNet)}</Text>}
        </View>
        <Text style={[table.tax, fitting("tax", line.taxLabel)]}>{line.taxLabel}</Text>
        <Text style={[table.amount, fitting("amount", line.amount)]}>{line.amount}</Text>
      </View>
    </>
  );
}

// How many figures fit into a column side by side.
const capacity = { quantity: 9, unitAmount: 14, tax: 9, amount: 16 };

/** Figures do not break: those too long for their column are set smaller. */
function fitting(column: keyof typeof capacity, text: string) {
  const longest = Math.max(...text.split(" ").map((word) => word.length));
  return longest > capacity[column] ? { fontSize: (bodySize * capacity[column]) / longest } : {};
}

const number = { textAlign: "right", paddingLeft: 8 } as const;

const table = StyleSheet.create({
  // Without a gap @react-pdf/renderer 4.9 takes rounding errors of a long table for overlaps and does not break it.
  whole: { gap: 0.5 },
  row: { flexDirection: "row", paddingVertical: 6, borderBottomWidth: 0.5, borderBottomColor: lineColor },
  header: { fontSize: 8, fontWeight: 700, borderBottomWidth: 1, borderBottomColor: "#1b1f24" },
  longDescription: { paddingTop: 6, paddingRight: 40 },
  description: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  quantity: { ...number, width: 62 },
  unitAmount: { ...number, width: 92 },
  tax: { ...number, width: 62 },
  amount: { ...number, width: 100 },
});
