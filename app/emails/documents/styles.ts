import { StyleSheet } from "@react-pdf/renderer";

export const ink = "#1b1f24";
export const quiet = "#5a626d";
export const line = "#d5d9df";
export const accent = "#1d4f91";

export const bodySize = 9.5;

/** Lengths in points. The family is registered by whoever renders. */
export const documentFont = "Noto Sans";

export const styles = StyleSheet.create({
  page: {
    fontFamily: documentFont,
    fontSize: bodySize,
    lineHeight: 1.45,
    color: ink,
    paddingTop: 48,
    paddingBottom: 64,
    paddingHorizontal: 48,
  },
  row: { flexDirection: "row", justifyContent: "space-between" },
  bold: { fontWeight: 700 },
  quiet: { color: quiet },
  label: { color: quiet, fontSize: 8, marginBottom: 2 },
  small: { fontSize: 8, color: quiet },
  right: { textAlign: "right" },
});
