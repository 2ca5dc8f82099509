import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

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

export const invoiceCancelledSubject = ({ invoiceNumber }: InvoiceCancelledEmailProps, { mail }: Texts) =>
  mail.invoiceCancelled.subject(invoiceNumber);

export function InvoiceCancelledEmail(props: InvoiceCancelledEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, creditNoteNumber, amountCredited, issuedOn, reason, url, texts } =
    props;
  const words = texts.mail.invoiceCancelled;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={invoiceCancelledSubject(props, texts)}
      preview={words.preview(creditNoteNumber)}
      heading={words.heading(invoiceNumber)}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(invoiceNumber, creditNoteNumber)}
      </Paragraph>
      <Facts
        facts={[
          { label: words.amount, value: amountCredited, isStrong: true },
          { label: words.creditNote, value: creditNoteNumber },
          { label: words.issuedOn, value: issuedOn },
          { label: words.reason, value: reason },
        ]}
      />
      <Action brand={brand} label={words.view} url={url} />
      <SmallPrint>{words.attached}</SmallPrint>
    </EmailLayout>
  );
}
