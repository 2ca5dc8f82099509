/** Every e-mail that goes out, in the order in which the settings list them. */
export const emailTemplates = [
  "invoice",
  "fresh-link",
  "reminder",
  "overdue",
  "receipt",
  "partial-payment",
  "payment-failed",
  "refund",
  "credit-note",
  "invoice-cancelled",
  "portal-link",
  "agent-invite",
  "password-reset",
  "admin-notice",
  "all-clear",
] as const;

export type EmailTemplate = (typeof emailTemplates)[number];

export function isEmailTemplate(name: string): name is EmailTemplate {
  return (emailTemplates as readonly string[]).includes(name);
}
