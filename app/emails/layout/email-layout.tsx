import { Body, Container, Head, Heading, Html, Img, Preview, Text } from "@react-email/components";
import type { ReactNode } from "react";
import type { EmailBrand } from "./brand.ts";
import type { Worded } from "./worded.ts";
import { colors, fontFamily, styleSheet } from "./theme.ts";

type Props = Worded & {
  brand: EmailBrand;
  title: string;
  preview: string;
  heading: string;
  children: ReactNode;
};

/** The frame of every mail: one column of at most 600 px, readable in light and dark. Nothing is remote but the logo. */
export function EmailLayout({ texts, brand, title, preview, heading, children }: Props) {
  return (
    <Html lang={texts.language}>
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
            <BrandLine brand={brand} />
            <div
              className="card"
              style={{ ...styles.card, borderTopColor: brand.accentColor ?? colors.accent }}
            >
              <Heading as="h1" className="ink" style={styles.heading}>
                {heading}
              </Heading>
              {children}
              <Closing lines={brand.closing ?? []} />
            </div>
            <EmailFooter brand={brand} texts={texts} />
          </Container>
        </div>
      </Body>
    </Html>
  );
}

/** The logo stands on white in the dark too, because most are drawn for paper. Unloaded, it is the name. */
function BrandLine({ brand: { name, logo } }: { brand: EmailBrand }) {
  return (
    <Text className="ink" style={styles.brand}>
      {logo ? (
        <Img src={logo.url} alt={name} width={logo.width} height={logo.height} style={styles.logo} />
      ) : (
        name
      )}
    </Text>
  );
}

function Closing({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Text className="ink" style={styles.closing}>
      <Lines lines={lines} />
    </Text>
  );
}

function EmailFooter({ brand, texts }: { brand: EmailBrand } & Worded) {
  const lines = brand.footer?.length ? brand.footer : [texts.mail.sentWith(brand.name)];
  return (
    <Text className="quiet" style={styles.footer}>
      <Lines lines={lines} />
    </Text>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => (
    <span key={index}>
      {index > 0 && <br />}
      {line}
    </span>
  ));
}

const styles = {
  ground: { backgroundColor: colors.ground, padding: "32px 16px", fontFamily, wordBreak: "break-word" },
  brand: { color: colors.ink, fontSize: 16, lineHeight: "24px", fontWeight: 600, margin: "0 4px 12px" },
  logo: { backgroundColor: "#ffffff", borderRadius: 4, padding: 4, fontSize: 16, fontWeight: 600 },
  closing: { color: colors.ink, fontSize: 16, lineHeight: "25px", margin: "24px 0 0" },
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
