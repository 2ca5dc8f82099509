import { Body, Container, Head, Heading, Html, Preview, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { emailTexts } from "../texts.ts";
import type { EmailBrand } from "./brand.ts";
import { colors, fontFamily, styleSheet } from "./theme.ts";

type Props = { brand: EmailBrand; title: string; preview: string; heading: string; children: ReactNode };

/** The frame of every mail: one column of at most 600 px, readable in light and dark, no image, nothing remote. */
export function EmailLayout({ brand, title, preview, heading, children }: Props) {
  return (
    <Html lang="en">
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: colors.ground, margin: 0 }}>
        <div className="ground" style={styles.ground}>
          <Container style={{ maxWidth: 600, margin: "0 auto" }}>
            <Text className="ink" style={styles.brand}>
              {brand.name}
            </Text>
            <div
              className="card"
              style={{ ...styles.card, borderTopColor: brand.accentColor ?? colors.accent }}
            >
              <Heading as="h1" className="ink" style={styles.heading}>
                {heading}
              </Heading>
              {children}
            </div>
            <EmailFooter brand={brand} />
          </Container>
        </div>
      </Body>
    </Html>
  );
}

function EmailFooter({ brand }: { brand: EmailBrand }) {
  const lines = brand.footer?.length ? brand.footer : [emailTexts.sentWith(brand.name)];
  return (
    <Text className="quiet" style={styles.footer}>
      {lines.map((line, index) => (
        <span key={index}>
          {index > 0 && <br />}
          {line}
        </span>
      ))}
    </Text>
  );
}

const styles = {
  ground: { backgroundColor: colors.ground, padding: "32px 16px", fontFamily, wordBreak: "break-word" },
  brand: { color: colors.ink, fontSize: 16, lineHeight: "24px", fontWeight: 600, margin: "0 4px 12px" },
  card: {
    backgroundColor: colors.paper,
    borderStyle: "solid",
    borderWidth: "4px 1px 1px",
    borderColor: colors.line,
    borderRadius: "0 0 8px 8px",
    padding: "32px 36px 28px",
  },
  heading: { color: colors.ink, fontSize: 22, lineHeight: "30px", fontWeight: 600, margin: "0 0 16px" },
  footer: { color: colors.quiet, fontSize: 13, lineHeight: "20px", margin: "16px 4px 0" },
} as const;
