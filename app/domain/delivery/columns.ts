/** What lists tell of a mail. */
export const emailColumns = {
  id: true,
  template: true,
  toAddress: true,
  toName: true,
  subjectKind: true,
  subjectId: true,
  contactId: true,
  state: true,
  attempts: true,
  nextAttemptAt: true,
  lastError: true,
  createdAt: true,
  sentAt: true,
} as const;
