import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Paragraph, SmallPrint } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

export type FreshLinkEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  url: string;
};

const texts = emailTexts.freshLink;

export const freshLinkSubject = ({ invoiceNumber }: FreshLinkEmailProps) => texts.subject(invoiceNumber);

export function FreshLinkEmail(props: FreshLinkEmailProps) {
  const { brand, clientName, invoiceNumber, url } = props;
  return (
    <EmailLayout
      brand={brand}
      title={freshLinkSubject(props)}
      preview={texts.preview(brand.name)}
      heading={texts.heading(invoiceNumber)}
    >
      <Paragraph>
        {emailTexts.greeting(clientName)}
        <br />
        {texts.body(invoiceNumber, brand.name)}
      </Paragraph>
      <Action brand={brand} label={emailTexts.invoice.view} url={url} />
      <SmallPrint>{emailTexts.invoice.private}</SmallPrint>
      <SmallPrint>{texts.unexpected}</SmallPrint>
    </EmailLayout>
  );
}
