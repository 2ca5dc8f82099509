import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

export type FreshLinkEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  url: string;
};

export const freshLinkSubject = ({ invoiceNumber }: FreshLinkEmailProps, { mail }: Texts) =>
  mail.freshLink.subject(invoiceNumber);

export function FreshLinkEmail(props: FreshLinkEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, url, texts } = props;
  const words = texts.mail.freshLink;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={freshLinkSubject(props, texts)}
      preview={words.preview(brand.name)}
      heading={words.heading(invoiceNumber)}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(invoiceNumber, brand.name)}
      </Paragraph>
      <Action brand={brand} label={texts.mail.invoice.view} url={url} />
      <SmallPrint>{texts.mail.invoice.private}</SmallPrint>
      <SmallPrint>{words.unexpected}</SmallPrint>
    </EmailLayout>
  );
}
