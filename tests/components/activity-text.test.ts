import { expect, test } from "vitest";
import { activityText } from "../../app/components/activity-text.ts";

test.each([
  ["issued", "credit_note", "Issued credit note"],
  ["credited", "invoice", "Credited invoice"],
  ["payment received", "invoice", "Payment received on invoice"],
  ["payment received", "payment", "Payment received"],
  ["dispute lost", "payment", "Dispute lost on payment"],
  ["credit paid out", "client", "Credit paid out for client"],
  ["match undone", "discrepancy", "Match undone for discrepancy"],
  ["invited", "invite", "Invited"],
  ["asked for", "reconciliation", "Asked for reconciliation"],
])("“%s” of a %s reads “%s”", (verb, subjectKind, text) => {
  expect(activityText({ verb, subjectKind })).toBe(text);
});
