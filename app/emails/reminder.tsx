import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { greetingFor } from "./layout/greeting.ts";
import { Action, Facts, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

/** Before the due date, or on it. */
export type ReminderEmailProps = {
  brand: EmailBrand;
  clientName: string;
  invoiceNumber: string;
  total: string;
  amountDue: string;
  dueOn: string;
  isDueToday: boolean;
  url: string;
  /** `pay` where the client can pay by card behind the link. */
  action: "pay" | "view";
};

export const reminderSubject = ({ invoiceNumber, dueOn, isDueToday }: ReminderEmailProps, { mail }: Texts) =>
  isDueToday ? mail.reminder.subjectToday(invoiceNumber) : mail.reminder.subject(invoiceNumber, dueOn);

export function ReminderEmail(props: ReminderEmailProps & Worded) {
  const { brand, clientName, invoiceNumber, total, amountDue, dueOn, url, action, texts } = props;
  const words = texts.mail.reminder;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={reminderSubject(props, texts)}
      preview={words.preview(amountDue, dueOn)}
      heading={words.heading(invoiceNumber)}
    >
      <Paragraph>
        {greetingFor(brand, clientName, texts)}
        <br />
        {props.isDueToday
          ? words.bodyToday(invoiceNumber, brand.name)
          : words.body(invoiceNumber, brand.name, dueOn)}
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
