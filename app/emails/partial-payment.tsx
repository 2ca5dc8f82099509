import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

/** The receipt of a payment after which something is still due. */
export type PartialPaymentEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  amountReceived: string;
  receivedOn: string;
  /** As "Visa ending in 4242" or "Bank transfer". */
  method?: string | undefined;
  stillDue: string;
  dueOn?: string | undefined;
  url: string;
};

export const partialPaymentSubject = (
  { invoiceNumber, stillDue }: PartialPaymentEmailProps,
  { mail }: Texts,
) => mail.partialPayment.subject(invoiceNumber, stillDue);

export function PartialPaymentEmail(props: PartialPaymentEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, amountReceived, stillDue, url, texts } = props;
  const words = texts.mail.partialPayment;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={partialPaymentSubject(props, texts)}
      preview={words.preview(amountReceived, stillDue)}
      heading={words.heading}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(amountReceived, brand.name, stillDue)}
      </Paragraph>
      <Facts
        facts={[
          { label: words.stillDue, value: stillDue, isStrong: true },
          { label: words.dueOn, value: props.dueOn },
          { label: words.amount, value: amountReceived },
          { label: words.invoice, value: invoiceNumber },
          { label: words.receivedOn, value: props.receivedOn },
          { label: words.method, value: props.method },
        ]}
      />
      <Action brand={brand} label={words.view} url={url} />
    </EmailLayout>
  );
}
