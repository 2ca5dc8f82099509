import { OnlyOwner } from "#domain/organizations";
import type { Context } from "#platform/context";
import { readEmailAddress } from "#lib/email-address";
import { type InvitableRole, invitableRoles } from "#lib/statuses";
import { AlreadyInvited, AlreadyWorksHere } from "./errors.ts";
import { mayInviteAdmins } from "./may-invite.ts";
import type { ListedInvite } from "./listed-invite.ts";
import type { Standing } from "./standing.ts";

export type GoodInvite = {
  readonly line: number;
  readonly email: string;
  readonly role: InvitableRole;
  readonly problem: null;
};

/** `problem` is the sentence why a row cannot be invited; its address and role may be anything then. */
export type JudgedInvite = GoodInvite | (ListedInvite & { readonly problem: string });

type Judge = {
  readonly actor: Context["actor"];
  readonly standing: Standing;
  /** The line that has an address already, of those found good so far; grows with every good row. */
  readonly lineOf: Map<string, number>;
};

/** Says of every row in turn whether it can be invited, or the sentence why not. */
export function judgeRows(rows: readonly ListedInvite[], judge: Judge): JudgedInvite[] {
  let { seatsLeft } = judge.standing;
  return rows.map((row) => {
    const judged = judgeRow(row, { ...judge, standing: { ...judge.standing, seatsLeft } });
    if (judged.problem !== null) return judged;
    judge.lineOf.set(judged.email, row.line);
    if (judged.role === "agent") seatsLeft -= 1;
    return judged;
  });
}

function judgeRow(row: ListedInvite, judge: Judge): JudgedInvite {
  const { line } = row;
  const address = readEmailAddress(row.email);
  if (!address.ok) return { ...row, problem: address.problem };
  const email = address.value;
  const role = readRole(row.role);
  if (role === null) return { ...row, email, problem: `There is no role “${row.role}”. Use agent or admin.` };
  const problem = findProblem({ email, role }, judge);
  return problem === null ? { line, email, role, problem } : { line, email, role, problem };
}

function findProblem(
  { email, role }: { email: string; role: InvitableRole },
  { actor, standing, lineOf }: Judge,
): string | null {
  const twin = lineOf.get(email);
  if (twin !== undefined) return `Twice in this list: line ${twin} has this address.`;
  if (standing.members.has(email)) return new AlreadyWorksHere().message;
  if (standing.waiting.has(email)) return new AlreadyInvited().message;
  if (role === "admin") return mayInviteAdmins({ actor }) ? null : new OnlyOwner("invite an admin").message;
  return standing.seatsLeft > 0 ? null : overLimit(standing);
}

export function overLimit({ seatLimit }: Standing): string {
  return `Over the seat limit of ${String(seatLimit)}.`;
}

function readRole(text: string): InvitableRole | null {
  const word = text.trim().toLowerCase();
  if (word === "") return "agent";
  return invitableRoles.find((role) => role === word) ?? null;
}
