import { StyleSheet, Text, View } from "@react-pdf/renderer";
import { textsFor } from "#lib/texts/languages";
import type { InvoiceDocumentProps } from "./props.ts";
import { line, quiet } from "./styles.ts";

/** On every page: whose document it is, which one, and where in it the reader is. */
export function DocumentFooter({ locale, kind, number, seller }: InvoiceDocumentProps) {
  const words = textsFor(locale).document;
  const identity = [seller.name, seller.taxNumber, `${words.title[kind]} ${number}`];
  return (
    <View fixed style={footer.whole}>
      <Text style={footer.identity}>{identity.filter(Boolean).join(" · ")}</Text>
      <Text
        style={footer.position}
        render={({ pageNumber, totalPages }) => words.page(pageNumber, totalPages)}
      />
    </View>
  );
}

// @react-pdf/renderer 4.9 measures what repeats outside its page: distances from the right and the bottom and shares of
// the width come out wrong, and an inherited line height is multiplied anew on every page.
const text = { fontSize: 7.5, lineHeight: 1.3, color: quiet } as const;

const footer = StyleSheet.create({
  whole: {
    position: "absolute",
    top: 797,
    left: 48,
    width: 499,
    flexDirection: "row",
    paddingTop: 6,
    borderTopWidth: 0.5,
    borderTopColor: line,
  },
  identity: { ...text, width: 399 },
  position: { ...text, width: 100, textAlign: "right" },
});
