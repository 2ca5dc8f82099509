import type { Texts } from "#lib/texts/languages";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";
import type { ReminderEmailProps } from "./reminder.tsx";

/** After the due date. */
export type OverdueEmailProps = Omit<ReminderEmailProps, "isDueToday"> & {
  /** Whole days since the due date, at least one. */
  daysLate: number;
};

export const overdueSubject = ({ invoiceNumber }: OverdueEmailProps, { mail }: Texts) =>
  mail.overdue.subject(invoiceNumber);

export function OverdueEmail(props: OverdueEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, total, amountDue, dueOn, daysLate, url, action, texts } = props;
  const words = texts.mail.overdue;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={overdueSubject(props, texts)}
      preview={words.preview(amountDue, daysLate)}
      heading={words.heading(invoiceNumber)}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {words.body(invoiceNumber, brand.name, dueOn)}
      </Paragraph>
      <Facts
        facts={[
          { label: words.total, value: amountDue === total ? undefined : total },
          { label: words.amountDue, value: amountDue, isStrong: true },
          { label: words.dueOn, value: dueOn },
        ]}
      />
      <Action brand={brand} label={action === "pay" ? words.pay : words.view} url={url} />
      <SmallPrint>{words.crossed}</SmallPrint>
    </EmailLayout>
  );
}
