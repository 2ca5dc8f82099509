import type { WishedDetails } from "./input.ts";

export type ChangeableField = keyof WishedDetails;
export type ChangeRequestState = "open" | "approved" | "refused" | "withdrawn";

/** One field as it was when the change was asked for, and as it is to be. */
export type Wish = { readonly field: ChangeableField; readonly before: string; readonly after: string };

export type ChangeRequestView = {
  readonly id: string;
  readonly state: ChangeRequestState;
  readonly clientId: string;
  readonly clientName: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly wishes: readonly Wish[];
  /** Why it was refused. */
  readonly reason: string;
  /** Who approved or refused it, by name. */
  readonly decidedBy: string;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
};

type Details = Readonly<Partial<Record<ChangeableField, string>>>;

type Row = Omit<ChangeRequestView, "wishes" | "clientName" | "contactName"> & {
  readonly before: string;
  readonly after: string;
  readonly client: { readonly name: string };
  readonly contact: { readonly name: string };
};

export const withNames = { client: { select: { name: true } }, contact: { select: { name: true } } } as const;

const order: readonly ChangeableField[] = ["contactName", "email", "name", "address", "taxNumber"];

export function viewChangeRequest(row: Row): ChangeRequestView {
  const { id, state, clientId, client, contactId, contact, reason, decidedBy, createdAt, decidedAt } = row;
  const [before, after] = [row.before, row.after].map((text) => JSON.parse(text) as Details);
  const wishes = order.flatMap((field) => {
    const wished = after?.[field];
    return wished === undefined ? [] : [{ field, before: before?.[field] ?? "", after: wished }];
  });
  return {
    ...{ id, state, clientId, clientName: client.name, contactId, contactName: contact.name, wishes },
    ...{ reason, decidedBy, createdAt, decidedAt },
  };
}
