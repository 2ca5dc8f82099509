import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Facts, Paragraph, SmallPrint } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

export type CreditNoteEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  creditNoteNumber: string;
  amountCredited: string;
  /** What is left to pay of the invoice; left out when nothing is. */
  stillDue?: string | undefined;
  issuedOn: string;
  reason?: string | undefined;
  url: string;
};

const texts = emailTexts.creditNote;

export const creditNoteSubject = ({ creditNoteNumber, invoiceNumber }: CreditNoteEmailProps) =>
  texts.subject(creditNoteNumber, invoiceNumber);

export function CreditNoteEmail(props: CreditNoteEmailProps) {
  const { brand, clientName, invoiceNumber, creditNoteNumber, amountCredited, url } = props;
  return (
    <EmailLayout
      brand={brand}
      title={creditNoteSubject(props)}
      preview={texts.preview(amountCredited, invoiceNumber)}
      heading={texts.heading(creditNoteNumber)}
    >
      <Paragraph>
        {emailTexts.greeting(clientName)}
        <br />
        {texts.body(brand.name, amountCredited, invoiceNumber)}
      </Paragraph>
      <Facts
        facts={[
          { label: texts.amount, value: amountCredited, isStrong: true },
          { label: texts.stillDue, value: props.stillDue ?? texts.nothing },
          { label: texts.creditNote, value: creditNoteNumber },
          { label: texts.issuedOn, value: props.issuedOn },
          { label: texts.reason, value: props.reason },
        ]}
      />
      <Action brand={brand} label={texts.view} url={url} />
      <SmallPrint>{texts.attached}</SmallPrint>
    </EmailLayout>
  );
}
