const templates: Readonly<Record<string, string>> = {
  invoice: "Invoice",
  reminder: "Reminder",
  overdue: "Overdue notice",
  "fresh-link": "Fresh link",
  "portal-link": "Sign-in to the portal",
  receipt: "Receipt",
  "partial-payment": "Receipt for a part",
  "payment-failed": "Failed payment",
  refund: "Refund",
  "credit-note": "Credit note",
  "invoice-cancelled": "Cancellation of an invoice",
  "agent-invite": "Invite",
  "password-reset": "Password reset",
  "admin-notice": "Notice of trouble",
  "all-clear": "All-clear",
};

/** What a mail is, by its template. */
export function emailWhat(template: string): string {
  return templates[template] ?? template;
}

/** What somebody may do about a mail that has this state: nothing, or send it. */
export function resendLabel(state: string): string | null {
  if (state === "failed") return "Send again";
  return state === "queued" ? "Send now" : null;
}
