import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

export type ReceiptEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  amountReceived: string;
  receivedOn: string;
  /** As "Visa ending in 4242" or "Bank transfer". */
  method?: string | undefined;
  url: string;
};

export const receiptSubject = ({ invoiceNumber }: ReceiptEmailProps, { mail }: Texts) =>
  mail.receipt.subject(invoiceNumber);

export function ReceiptEmail(props: ReceiptEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, amountReceived, receivedOn, method, url, texts } = props;
  const words = texts.mail.receipt;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={receiptSubject(props, texts)}
      preview={words.preview(amountReceived)}
      heading={words.heading}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(amountReceived, brand.name)}
      </Paragraph>
      <Facts
        facts={[
          { label: words.amount, value: amountReceived, isStrong: true },
          { label: words.invoice, value: invoiceNumber },
          { label: words.receivedOn, value: receivedOn },
          { label: words.method, value: method },
        ]}
      />
      <Paragraph>{words.paidInFull}</Paragraph>
      <Action brand={brand} label={words.view} url={url} />
    </EmailLayout>
  );
}
