import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

/** The way into the portal, for who asked for it with a contact's address. */
export type PortalLinkEmailProps = {
  brand: EmailBrand;
  clientName: string;
  /** The address that was asked with. */
  email: string;
  url: string;
};

export const portalLinkSubject = ({ mail }: Texts) => mail.portalLink.subject;

export function PortalLinkEmail({ brand, clientName, email, url, texts }: PortalLinkEmailProps & Worded) {
  const words = texts.mail.portalLink;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={portalLinkSubject(texts)}
      preview={words.preview(brand.name)}
      heading={words.heading}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(email)}
      </Paragraph>
      <Action brand={brand} label={words.signIn} url={url} />
      <SmallPrint>{words.expires}</SmallPrint>
      <SmallPrint>{words.unexpected}</SmallPrint>
    </EmailLayout>
  );
}
