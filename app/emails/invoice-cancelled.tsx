import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Facts, Paragraph, SmallPrint } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

export type InvoiceCancelledEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  creditNoteNumber: string;
  amountCredited: string;
  issuedOn: string;
  reason?: string | undefined;
  url: string;
};

const texts = emailTexts.invoiceCancelled;

export const invoiceCancelledSubject = ({ invoiceNumber }: InvoiceCancelledEmailProps) =>
  texts.subject(invoiceNumber);

export function InvoiceCancelledEmail(props: InvoiceCancelledEmailProps) {
  const { brand, clientName, invoiceNumber, creditNoteNumber, amountCredited, issuedOn, reason, url } = props;
  return (
    <EmailLayout
      brand={brand}
      title={invoiceCancelledSubject(props)}
      preview={texts.preview(creditNoteNumber)}
      heading={texts.heading(invoiceNumber)}
    >
      <Paragraph>
        {emailTexts.greeting(clientName)}
        <br />
        {texts.body(invoiceNumber, creditNoteNumber)}
      </Paragraph>
      <Facts
        facts={[
          { label: texts.amount, value: amountCredited, isStrong: true },
          { label: texts.creditNote, value: creditNoteNumber },
          { label: texts.issuedOn, value: issuedOn },
          { label: texts.reason, value: reason },
        ]}
      />
      <Action brand={brand} label={texts.view} url={url} />
      <SmallPrint>{texts.attached}</SmallPrint>
    </EmailLayout>
  );
}
