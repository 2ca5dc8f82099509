import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { normalizeEmail } from "#lib/email-address";
import { readInput } from "#lib/input";
import { type GoodInvite, judgeRows } from "./judge.ts";
import type { ListedInvite } from "./listed-invite.ts";
import { mostInvites } from "./read-list.ts";
import { settleInvite } from "./settle.ts";
import { findStanding, inParts, type Standing } from "./standing.ts";
import type { Invite } from "./view.ts";
import { writeInvite } from "./write-invite.ts";

/** So few that whoever else wants to write does not wait long. */
const batchSize = 50;

const tooMany = `At most ${mostInvites.toLocaleString("en-US")} people can be invited at a time. Split the list.`;

/** Whether the addresses and roles are any is decided row by row, so that one bad row does not stop the others. */
export const inviteRows = z
  .array(
    z.strictObject({
      email: z.string("Enter an e-mail address."),
      role: z.string("Choose the role agent or admin.").optional(),
    }),
    "Give a list of addresses.",
  )
  .min(1, "Give at least one address.")
  .max(mostInvites, tooMany);

const manyInput = z.object({ rows: inviteRows });

export type RefusedInvite = { readonly email: string; readonly reason: string };

export type ManyInvited = {
  readonly invited: readonly Invite[];
  readonly refused: readonly RefusedInvite[];
};

/**
 * Invites whoever of a list can be invited at this moment, each whole or not at all, and says of every other why not.
 * Runs in transactions of fifty, between which others get to write; what one that fails leaves over is refused, too.
 */
export async function inviteMany(ctx: Context, input: z.input<typeof manyInput>): Promise<ManyInvited> {
  const { rows } = readInput(manyInput, input);
  const listed = rows.map(({ email, role = "" }, index) => ({ line: index + 1, email, role }));
  const lineOf = new Map<string, number>();
  const invited: Invite[] = [];
  const refused: RefusedInvite[] = [];
  for (const batch of inParts(listed, batchSize)) {
    try {
      const done = await inTransaction(ctx, (tx) => inviteBatch(tx, batch, lineOf));
      invited.push(...done.invited);
      refused.push(...done.refused);
    } catch (error) {
      if (invited.length === 0) throw error;
      ctx.log.error("a batch of invites was not written", { error, invited: invited.length });
      const left = listed.slice(invited.length + refused.length);
      refused.push(...left.map(({ email }) => ({ email, reason: cutOff })));
      break;
    }
  }
  return { invited, refused };
}

const cutOff = "Something went wrong before this one had its turn, so it was not invited. Try it again.";

async function inviteBatch(
  tx: TxContext,
  batch: readonly ListedInvite[],
  lineOf: Map<string, number>,
): Promise<ManyInvited> {
  const standing = await findStanding(
    tx,
    batch.map(({ email }) => normalizeEmail(email)),
  );
  const invited: Invite[] = [];
  const refused: RefusedInvite[] = [];
  for (const row of judgeRows(batch, { actor: tx.actor, standing, lineOf })) {
    if (row.problem !== null) {
      refused.push({ email: row.email, reason: row.problem });
      continue;
    }
    invited.push(await inviteJudged(tx, row, standing));
    // SQLite answers at once and in this thread, so nobody else would be served before the end of the list.
    await setImmediate();
  }
  return { invited, refused };
}

async function inviteJudged(
  tx: TxContext,
  { email, role }: GoodInvite,
  { overdue }: Standing,
): Promise<Invite> {
  const over = overdue.get(email);
  if (over !== undefined) await settleInvite(tx, { id: over, status: "expired" });
  return writeInvite(tx, { email, role });
}
