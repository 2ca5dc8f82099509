import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

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

export const invoiceSubject = ({ number, brand }: InvoiceEmailProps, { mail }: Texts) =>
  mail.invoice.subject(number, brand.name);

export function InvoiceEmail(props: InvoiceEmailProps & Worded) {
  const { brand, number, clientName, total, amountDue, dueOn, url, action, message, texts } = props;
  const words = texts.mail.invoice;
  const { rounding, purchaseOrder, closingTexts } = props;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={invoiceSubject(props, texts)}
      preview={words.preview(amountDue, dueOn)}
      heading={words.heading(number)}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(brand.name)}
      </Paragraph>
      {message && <Paragraph>{message}</Paragraph>}
      <Facts
        facts={[
          { label: words.purchaseOrder, value: purchaseOrder },
          { label: words.total, value: amountDue === total ? undefined : total },
          { label: words.rounding, value: rounding },
          { label: words.amountDue, value: amountDue, isStrong: true },
          { label: words.dueOn, value: dueOn },
        ]}
      />
      <Action brand={brand} label={action === "pay" ? words.pay : words.view} url={url} />
      {closingTexts.map((text, index) => (
        <SmallPrint key={index}>{text}</SmallPrint>
      ))}
      <SmallPrint>
        {words.attached} {words.private}
      </SmallPrint>
    </EmailLayout>
  );
}
