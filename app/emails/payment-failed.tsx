import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Facts, Paragraph } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

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

const texts = emailTexts.paymentFailed;

export const paymentFailedSubject = ({ invoiceNumber }: PaymentFailedEmailProps) =>
  texts.subject(invoiceNumber);

export function PaymentFailedEmail(props: PaymentFailedEmailProps) {
  const { brand, clientName, invoiceNumber, amount, method, stillDue, dueOn, url } = props;
  return (
    <EmailLayout
      brand={brand}
      title={paymentFailedSubject(props)}
      preview={texts.preview(amount)}
      heading={texts.heading}
    >
      <Paragraph>
        {emailTexts.greeting(clientName)}
        <br />
        {texts.body(amount, brand.name)}
      </Paragraph>
      <Facts
        facts={[
          { label: texts.stillDue, value: stillDue, isStrong: true },
          { label: texts.invoice, value: invoiceNumber },
          { label: texts.dueOn, value: dueOn },
          { label: texts.method, value: method },
        ]}
      />
      <Paragraph>{texts.advice}</Paragraph>
      <Action brand={brand} label={texts.pay} url={url} />
    </EmailLayout>
  );
}
