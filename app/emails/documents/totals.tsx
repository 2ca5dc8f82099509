import { Text, View } from "@react-pdf/renderer";
import { documentTexts } from "../document-texts.ts";
import type { InvoiceDocumentProps } from "./props.ts";
import { ink, styles } from "./styles.ts";

type Row = { label: string; amount: string | undefined; isStrong?: boolean };

/** From the subtotal over discounts and the tax per rate to what is due, kept on one page. */
export function Totals({ kind, totals }: InvoiceDocumentProps) {
  const rows: Row[] = [
    { label: documentTexts.subtotal, amount: totals.subtotal },
    ...totals.discounts,
    ...totals.taxes.map(({ label, taxable, amount }) => ({
      label: documentTexts.taxOn(label, taxable),
      amount,
    })),
    { label: documentTexts.rounding, amount: totals.rounding },
    { label: documentTexts.total[kind], amount: totals.total, isStrong: true },
    { label: documentTexts.paid, amount: totals.paid },
    { label: documentTexts.credited, amount: totals.credited },
    { label: documentTexts.amountDue, amount: totals.amountDue, isStrong: true },
  ];
  return (
    <View wrap={false} style={{ alignSelf: "flex-end", width: 300, marginTop: 12 }}>
      {rows
        .filter(({ amount }) => amount !== undefined)
        .map(({ label, amount, isStrong }, index) => (
          <View key={index} style={[styles.row, isStrong ? strongRow : { paddingVertical: 2 }]}>
            <Text style={{ width: 180 }}>{label}</Text>
            <Text style={[styles.right, { width: 116 }]}>{amount}</Text>
          </View>
        ))}
    </View>
  );
}

const strongRow = {
  fontWeight: 700,
  fontSize: 11,
  borderTopWidth: 1,
  borderTopColor: ink,
  paddingTop: 5,
  paddingBottom: 3,
  marginTop: 4,
} as const;
