import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Facts, Paragraph, SmallPrint } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

export type InvoiceEmailProps = {
  brand: EmailBrand;
  number: string;
  clientName: string;
  total: string;
  /** What rounding to the smallest coin added to the total, where it did. */
  rounding?: string | undefined;
  amountDue: string;
  dueOn: string;
  /** What the client calls the order. */
  purchaseOrder?: string | undefined;
  /** The invoice's notes and terms, line by line. */
  closingTexts: readonly string[];
  url: string;
  /** `pay` where the client can pay by card behind the link. */
  action: "pay" | "view";
  /** A line from the sender to the client. */
  message?: string | undefined;
};

const texts = emailTexts.invoice;

export const invoiceSubject = ({ number, brand }: InvoiceEmailProps) => texts.subject(number, brand.name);

export function InvoiceEmail(props: InvoiceEmailProps) {
  const { brand, number, clientName, total, amountDue, dueOn, url, action, message } = props;
  const { rounding, purchaseOrder, closingTexts } = props;
  return (
    <EmailLayout
      brand={brand}
      title={invoiceSubject(props)}
      preview={texts.preview(amountDue, dueOn)}
      heading={texts.heading(number)}
    >
      <Paragraph>
        {emailTexts.greeting(clientName)}
        <br />
        {texts.body(brand.name)}
      </Paragraph>
      {message && <Paragraph>{message}</Paragraph>}
      <Facts
        facts={[
          { label: texts.purchaseOrder, value: purchaseOrder },
          { label: texts.total, value: amountDue === total ? undefined : total },
          { label: texts.rounding, value: rounding },
          { label: texts.amountDue, value: amountDue, isStrong: true },
          { label: texts.dueOn, value: dueOn },
        ]}
      />
      <Action brand={brand} label={action === "pay" ? texts.pay : texts.view} url={url} />
      {closingTexts.map((text, index) => (
        <SmallPrint key={index}>{text}</SmallPrint>
      ))}
      <SmallPrint>
        {texts.attached} {texts.private}
      </SmallPrint>
    </EmailLayout>
  );
}
