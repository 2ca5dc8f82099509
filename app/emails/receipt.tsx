import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Facts, Paragraph } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

export type ReceiptEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  amountReceived: string;
  receivedOn: string;
  /** As "Visa ending in 4242" or "Bank transfer". */
  method?: string | undefined;
  /** What is left to pay; absent when nothing is. */
  stillDue?: string | undefined;
  url: string;
};

const texts = emailTexts.receipt;

export const receiptSubject = ({ invoiceNumber }: ReceiptEmailProps) => texts.subject(invoiceNumber);

export function ReceiptEmail(props: ReceiptEmailProps) {
  const { brand, clientName, invoiceNumber, amountReceived, receivedOn, method, stillDue, url } = props;
  return (
    <EmailLayout
      brand={brand}
      title={receiptSubject(props)}
      preview={texts.preview(amountReceived)}
      heading={texts.heading}
    >
      <Paragraph>
        {emailTexts.greeting(clientName)}
        <br />
        {texts.body(amountReceived, brand.name)}
      </Paragraph>
      <Facts
        facts={[
          { label: texts.amount, value: amountReceived, isStrong: true },
          { label: texts.invoice, value: invoiceNumber },
          { label: texts.receivedOn, value: receivedOn },
          { label: texts.method, value: method },
          { label: texts.stillDue, value: stillDue },
        ]}
      />
      {!stillDue && <Paragraph>{texts.paidInFull}</Paragraph>}
      <Action brand={brand} label={texts.view} url={url} />
    </EmailLayout>
  );
}
