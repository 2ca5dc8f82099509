import type { BadgeTone } from "../badge.tsx";

export type ChangeableField = "contactName" | "email" | "name" | "address" | "taxNumber";
export type RequestState = "open" | "approved" | "refused" | "withdrawn";

export const fieldLabels: Readonly<Record<ChangeableField, string>> = {
  contactName: "Contact’s name",
  email: "Contact’s e-mail address",
  name: "Client’s name",
  address: "Address",
  taxNumber: "Tax number",
};

export const stateLooks: Readonly<Record<RequestState, readonly [label: string, tone: BadgeTone]>> = {
  open: ["Waits for you", "warning"],
  approved: ["Approved", "success"],
  refused: ["Refused", "neutral"],
  withdrawn: ["Withdrawn", "neutral"],
};
