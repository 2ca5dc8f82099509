import { Button, Link, Text } from "@react-email/components";
import type { ReactNode } from "react";
import type { EmailBrand } from "./brand.ts";
import { colors } from "./theme.ts";

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={styles.paragraph}>
      {children}
    </Text>
  );
}

export function SmallPrint({ children }: { children: ReactNode }) {
  return (
    <Text className="quiet" style={styles.small}>
      {children}
    </Text>
  );
}

/** A label and its value; rows without a value are left out. */
export type Fact = { label: string; value: string | undefined; isStrong?: boolean };

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <table data-text-format="dataTable" cellPadding={0} cellSpacing={0} width="100%" style={styles.facts}>
      <tbody>
        {facts
          .filter(({ value }) => value)
          .map(({ label, value, isStrong }) => (
            <tr key={label}>
              <td className="quiet fact" style={styles.label}>
                {label}
              </td>
              <td className="ink fact" style={isStrong ? styles.strongValue : styles.value}>
                {value}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** A label above one or more sentences. */
export function Detail({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    <Text className="ink" style={styles.detail}>
      <span className="quiet" style={styles.detailLabel}>
        {label}
      </span>
      {lines.map((line) => (
        <span key={line}>
          <br />
          {line}
        </span>
      ))}
    </Text>
  );
}

/** The mail's one button; the address is also written out, for readers that show no button. */
export function Action({ brand, label, url }: { brand: EmailBrand; label: string; url: string }) {
  return (
    <>
      <div data-skip-in-text="true" style={{ margin: "24px 0 16px" }}>
        <Button
          className="action"
          href={url}
          style={{
            ...styles.button,
            backgroundColor: brand.accentColor ?? colors.accent,
            color: brand.onAccentColor ?? "#ffffff",
          }}
        >
          {label}
        </Button>
      </div>
      <SmallPrint>
        {label}:{" "}
        <Link className="link" href={url} style={styles.address}>
          {url}
        </Link>
      </SmallPrint>
    </>
  );
}

const fact = { borderBottom: `1px solid ${colors.line}`, padding: "10px 0", verticalAlign: "top" } as const;
const value = { ...fact, color: colors.ink, fontSize: 15, lineHeight: "22px", textAlign: "right" } as const;

const styles = {
  paragraph: { color: colors.ink, fontSize: 16, lineHeight: "25px", margin: "0 0 16px" },
  small: { color: colors.quiet, fontSize: 13, lineHeight: "20px", margin: "0 0 8px" },
  detail: { color: colors.ink, fontSize: 16, lineHeight: "24px", margin: "0 0 14px" },
  detailLabel: { color: colors.quiet, fontSize: 13 },
  facts: { margin: "8px 0 20px", borderCollapse: "collapse" },
  label: {
    ...fact,
    color: colors.quiet,
    fontSize: 15,
    lineHeight: "22px",
    paddingRight: 16,
    whiteSpace: "nowrap",
  },
  value: { ...value, wordBreak: "break-word" },
  strongValue: { ...value, fontSize: 18, lineHeight: "26px", fontWeight: 600 },
  button: { borderRadius: 6, fontSize: 16, fontWeight: 600, padding: "13px 24px" },
  address: { color: colors.accent, wordBreak: "break-all" },
} as const;
