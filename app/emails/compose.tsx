import type { ReactElement } from "react";
import { textsFor } from "#lib/texts/languages";
import { AdminNoticeEmail, adminNoticeSubject, type AdminNoticeEmailProps } from "./admin-notice.tsx";
import { AgentInviteEmail, agentInviteSubject, type AgentInviteEmailProps } from "./agent-invite.tsx";
import { AllClearEmail, allClearSubject, type AllClearEmailProps } from "./all-clear.tsx";
import { CreditNoteEmail, creditNoteSubject, type CreditNoteEmailProps } from "./credit-note.tsx";
import { FreshLinkEmail, freshLinkSubject, type FreshLinkEmailProps } from "./fresh-link.tsx";
import {
  InvoiceCancelledEmail,
  invoiceCancelledSubject,
  type InvoiceCancelledEmailProps,
} from "./invoice-cancelled.tsx";
import { InvoiceEmail, invoiceSubject, type InvoiceEmailProps } from "./invoice.tsx";
import {
  PartialPaymentEmail,
  partialPaymentSubject,
  type PartialPaymentEmailProps,
} from "./partial-payment.tsx";
import { PasswordResetEmail, passwordResetSubject, type PasswordResetEmailProps } from "./password-reset.tsx";
import { PaymentFailedEmail, paymentFailedSubject, type PaymentFailedEmailProps } from "./payment-failed.tsx";
import { PortalLinkEmail, portalLinkSubject, type PortalLinkEmailProps } from "./portal-link.tsx";
import { OverdueEmail, overdueSubject, type OverdueEmailProps } from "./overdue.tsx";
import { ReminderEmail, reminderSubject, type ReminderEmailProps } from "./reminder.tsx";
import { ReceiptEmail, receiptSubject, type ReceiptEmailProps } from "./receipt.tsx";
import { RefundEmail, refundSubject, type RefundEmailProps } from "./refund.tsx";

/** Every e-mail there is, by its template's name; `locale` is the reader's, English without one. */
export type EmailContent = { locale?: string } & (
  | { template: "invoice"; props: InvoiceEmailProps }
  | { template: "fresh-link"; props: FreshLinkEmailProps }
  | { template: "portal-link"; props: PortalLinkEmailProps }
  | { template: "reminder"; props: ReminderEmailProps }
  | { template: "overdue"; props: OverdueEmailProps }
  | { template: "receipt"; props: ReceiptEmailProps }
  | { template: "partial-payment"; props: PartialPaymentEmailProps }
  | { template: "payment-failed"; props: PaymentFailedEmailProps }
  | { template: "refund"; props: RefundEmailProps }
  | { template: "invoice-cancelled"; props: InvoiceCancelledEmailProps }
  | { template: "credit-note"; props: CreditNoteEmailProps }
  | { template: "agent-invite"; props: AgentInviteEmailProps }
  | { template: "password-reset"; props: PasswordResetEmailProps }
  | { template: "admin-notice"; props: AdminNoticeEmailProps }
  | { template: "all-clear"; props: AllClearEmailProps }
);

export function composeEmail({ locale, template, props }: EmailContent): {
  subject: string;
  body: ReactElement;
} {
  const texts = textsFor(locale);
  switch (template) {
    case "invoice":
      return { subject: invoiceSubject(props, texts), body: <InvoiceEmail {...props} texts={texts} /> };
    case "fresh-link":
      return { subject: freshLinkSubject(props, texts), body: <FreshLinkEmail {...props} texts={texts} /> };
    case "portal-link":
      return { subject: portalLinkSubject(texts), body: <PortalLinkEmail {...props} texts={texts} /> };
    case "reminder":
      return { subject: reminderSubject(props, texts), body: <ReminderEmail {...props} texts={texts} /> };
    case "overdue":
      return { subject: overdueSubject(props, texts), body: <OverdueEmail {...props} texts={texts} /> };
    case "receipt":
      return { subject: receiptSubject(props, texts), body: <ReceiptEmail {...props} texts={texts} /> };
    case "partial-payment":
      return {
        subject: partialPaymentSubject(props, texts),
        body: <PartialPaymentEmail {...props} texts={texts} />,
      };
    case "refund":
      return { subject: refundSubject(props, texts), body: <RefundEmail {...props} texts={texts} /> };
    case "payment-failed":
      return {
        subject: paymentFailedSubject(props, texts),
        body: <PaymentFailedEmail {...props} texts={texts} />,
      };
    case "invoice-cancelled":
      return {
        subject: invoiceCancelledSubject(props, texts),
        body: <InvoiceCancelledEmail {...props} texts={texts} />,
      };
    case "credit-note":
      return { subject: creditNoteSubject(props, texts), body: <CreditNoteEmail {...props} texts={texts} /> };
    case "agent-invite":
      return {
        subject: agentInviteSubject(props, texts),
        body: <AgentInviteEmail {...props} texts={texts} />,
      };
    case "password-reset":
      return { subject: passwordResetSubject(texts), body: <PasswordResetEmail {...props} texts={texts} /> };
    case "admin-notice":
      return {
        subject: adminNoticeSubject(props, texts),
        body: <AdminNoticeEmail {...props} texts={texts} />,
      };
    case "all-clear":
      return { subject: allClearSubject(props), body: <AllClearEmail {...props} texts={texts} /> };
    default:
      throw new UnknownTemplate(template satisfies never);
  }
}

/** A stored mail names a template that this version does not have. */
export class UnknownTemplate extends Error {
  constructor(template: string) {
    super(`There is no e-mail template named "${template}".`);
    this.name = "UnknownTemplate";
  }
}
