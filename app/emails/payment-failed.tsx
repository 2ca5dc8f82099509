import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

export type PaymentFailedEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  amount: string;
  /** As "SEPA debit". */
  method?: string | undefined;
  stillDue: string;
  dueOn?: string | undefined;
  url: string;
};

export const paymentFailedSubject = ({ invoiceNumber }: PaymentFailedEmailProps, { mail }: Texts) =>
  mail.paymentFailed.subject(invoiceNumber);

export function PaymentFailedEmail(props: PaymentFailedEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, amount, method, stillDue, dueOn, url, texts } = props;
  const words = texts.mail.paymentFailed;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={paymentFailedSubject(props, texts)}
      preview={words.preview(amount)}
      heading={words.heading}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(amount, brand.name)}
      </Paragraph>
      <Facts
        facts={[
          { label: words.stillDue, value: stillDue, isStrong: true },
          { label: words.invoice, value: invoiceNumber },
          { label: words.dueOn, value: dueOn },
          { label: words.method, value: method },
        ]}
      />
      <Paragraph>{words.advice}</Paragraph>
      <Action brand={brand} label={words.pay} url={url} />
    </EmailLayout>
  );
}
