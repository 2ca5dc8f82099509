import type { ReactElement } from "react";
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
import { PasswordResetEmail, passwordResetSubject, type PasswordResetEmailProps } from "./password-reset.tsx";
import { PaymentFailedEmail, paymentFailedSubject, type PaymentFailedEmailProps } from "./payment-failed.tsx";
import { ReceiptEmail, receiptSubject, type ReceiptEmailProps } from "./receipt.tsx";

/** Every e-mail there is, by its template's name. */
export type EmailContent =
  | { template: "invoice"; props: InvoiceEmailProps }
  | { template: "fresh-link"; props: FreshLinkEmailProps }
  | { template: "receipt"; props: ReceiptEmailProps }
  | { template: "payment-failed"; props: PaymentFailedEmailProps }
  | { template: "invoice-cancelled"; props: InvoiceCancelledEmailProps }
  | { template: "credit-note"; props: CreditNoteEmailProps }
  | { template: "agent-invite"; props: AgentInviteEmailProps }
  | { template: "password-reset"; props: PasswordResetEmailProps }
  | { template: "admin-notice"; props: AdminNoticeEmailProps }
  | { template: "all-clear"; props: AllClearEmailProps };

export function composeEmail({ template, props }: EmailContent): { subject: string; body: ReactElement } {
  switch (template) {
    case "invoice":
      return { subject: invoiceSubject(props), body: <InvoiceEmail {...props} /> };
    case "fresh-link":
      return { subject: freshLinkSubject(props), body: <FreshLinkEmail {...props} /> };
    case "receipt":
      return { subject: receiptSubject(props), body: <ReceiptEmail {...props} /> };
    case "payment-failed":
      return { subject: paymentFailedSubject(props), body: <PaymentFailedEmail {...props} /> };
    case "invoice-cancelled":
      return { subject: invoiceCancelledSubject(props), body: <InvoiceCancelledEmail {...props} /> };
    case "credit-note":
      return { subject: creditNoteSubject(props), body: <CreditNoteEmail {...props} /> };
    case "agent-invite":
      return { subject: agentInviteSubject(props), body: <AgentInviteEmail {...props} /> };
    case "password-reset":
      return { subject: passwordResetSubject(), body: <PasswordResetEmail {...props} /> };
    case "admin-notice":
      return { subject: adminNoticeSubject(props), body: <AdminNoticeEmail {...props} /> };
    case "all-clear":
      return { subject: allClearSubject(props), body: <AllClearEmail {...props} /> };
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
