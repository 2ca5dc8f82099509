import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

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

export const creditNoteSubject = (
  { creditNoteNumber, invoiceNumber }: CreditNoteEmailProps,
  { mail }: Texts,
) => mail.creditNote.subject(creditNoteNumber, invoiceNumber);

export function CreditNoteEmail(props: CreditNoteEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, creditNoteNumber, amountCredited, url, texts } = props;
  const words = texts.mail.creditNote;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={creditNoteSubject(props, texts)}
      preview={words.preview(amountCredited, invoiceNumber)}
      heading={words.heading(creditNoteNumber)}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(brand.name, amountCredited, invoiceNumber)}
      </Paragraph>
      <Facts
        facts={[
          { label: words.amount, value: amountCredited, isStrong: true },
          { label: words.stillDue, value: props.stillDue ?? words.nothing },
          { label: words.creditNote, value: creditNoteNumber },
          { label: words.issuedOn, value: props.issuedOn },
          { label: words.reason, value: props.reason },
        ]}
      />
      <Action brand={brand} label={words.view} url={url} />
      <SmallPrint>{words.attached}</SmallPrint>
    </EmailLayout>
  );
}
