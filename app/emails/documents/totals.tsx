import { Text, View } from "@react-pdf/renderer";
import { textsFor } from "#lib/texts/languages";
import type { InvoiceDocumentProps } from "./props.ts";
import { ink, styles } from "./styles.ts";

type Row = { label: string; amount: string | undefined; isStrong?: boolean };

/** From the subtotal over discounts and the tax per rate to what is due, kept on one page. */
export function Totals({ locale, kind, totals }: InvoiceDocumentProps) {
  const words = textsFor(locale).document;
  const rows: Row[] = [
    { label: words.subtotal, amount: totals.subtotal },
    ...totals.discounts,
    ...totals.taxes.map(({ label, taxable, amount }) => ({
      label: words.taxOn(label, taxable),
      amount,
    })),
    { label: words.rounding, amount: totals.rounding },
    { label: words.total[kind], amount: totals.total, isStrong: true },
    { label: words.paid, amount: totals.paid },
    { label: words.credited, amount: totals.credited },
    { label: words.amountDue, amount: totals.amountDue, isStrong: true },
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
