import { type EmailTemplate, emailTemplates } from "#lib/email-templates";

type Kind = { readonly title: string; readonly to: "Clients" | "Team"; readonly when: string };

const kinds: { readonly [T in EmailTemplate]: Kind } = {
  invoice: { title: "Invoice", to: "Clients", when: "When an invoice is sent." },
  "fresh-link": {
    title: "Fresh link",
    to: "Clients",
    when: "When somebody asks for a new link because theirs has ended.",
  },
  reminder: { title: "Reminder", to: "Clients", when: "Before the due date, or on it." },
  overdue: { title: "Overdue", to: "Clients", when: "After the due date, while something is due." },
  receipt: { title: "Receipt", to: "Clients", when: "When a payment pays the rest of an invoice." },
  "partial-payment": {
    title: "Receipt for a part",
    to: "Clients",
    when: "When a payment leaves something still due.",
  },
  "payment-failed": {
    title: "Failed payment",
    to: "Clients",
    when: "When a bank does not carry out a payment that was on its way.",
  },
  refund: { title: "Refund", to: "Clients", when: "When money went back to a client." },
  "credit-note": { title: "Credit note", to: "Clients", when: "When a part of an invoice is credited." },
  "invoice-cancelled": {
    title: "Cancellation",
    to: "Clients",
    when: "When an invoice that was sent is cancelled in full.",
  },
  "portal-link": {
    title: "Sign-in to the portal",
    to: "Clients",
    when: "When a client asks to see all invoices.",
  },
  "agent-invite": { title: "Invite", to: "Team", when: "When somebody is invited to your team." },
  "password-reset": { title: "Password reset", to: "Team", when: "When a member forgot a password." },
  "admin-notice": {
    title: "Notice of trouble",
    to: "Team",
    when: "When something does not get better by itself, and while it lasts.",
  },
  "all-clear": { title: "All-clear", to: "Team", when: "When that trouble is over." },
};

export type ShownEmailKind = Kind & { readonly template: EmailTemplate };

export function emailKind(template: EmailTemplate): ShownEmailKind {
  return { template, ...kinds[template] };
}

export const emailKinds: readonly ShownEmailKind[] = emailTemplates.map(emailKind);
