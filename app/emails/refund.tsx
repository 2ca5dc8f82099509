import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

export type RefundEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  amount: string;
  /** The payment that it is of. */
  paid: string;
  paidOn: string;
  /** How it was paid, which is how it comes back: as "Visa ending in 4242". */
  method?: string | undefined;
  /** Whether it goes the way it came, through the bank behind a card; otherwise the sender says how. */
  way: "as-paid" | "by-hand";
  url: string;
};

export const refundSubject = ({ amount, invoiceNumber }: RefundEmailProps, { mail }: Texts) =>
  mail.refund.subject(amount, invoiceNumber);

export function RefundEmail(props: RefundEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, amount, paid, way, url, texts } = props;
  const words = texts.mail.refund;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={refundSubject(props, texts)}
      preview={words.preview(amount)}
      heading={words.heading}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(brand.name, amount, invoiceNumber)}
      </Paragraph>
      <Facts
        facts={[
          { label: words.amount, value: amount, isStrong: true },
          { label: words.invoice, value: invoiceNumber },
          { label: words.paid, value: paid },
          { label: words.paidOn, value: props.paidOn },
          { label: words.method, value: props.method },
        ]}
      />
      <Paragraph>{way === "as-paid" ? words.asPaid : words.byHand}</Paragraph>
      <Action brand={brand} label={words.view} url={url} />
    </EmailLayout>
  );
}
