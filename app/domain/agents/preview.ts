import type { Context } from "#platform/context";
import { normalizeEmail } from "#lib/email-address";
import { type JudgedInvite, judgeRows, overLimit } from "./judge.ts";
import { type ListSource, readList } from "./read-list.ts";
import { writeTable } from "./read-table.ts";
import { findStanding, type Standing } from "./standing.ts";

export type InvitePreview = {
  readonly rows: readonly JudgedInvite[];
  readonly good: number;
  readonly bad: number;
  /** How many of the good rows take a seat: those for agents. */
  readonly seats: number;
  /** Where the seat limit stops the list; null when it does not. */
  readonly stop: { readonly limit: number; readonly left: number; readonly line: number } | null;
  /** The list as a text that can be edited and previewed again. */
  readonly text: string;
  /** The good rows alone, as a text of the same kind. */
  readonly goodText: string;
};

/** What inviting a list would do now; nothing is written. Throws InvalidInput for what is no list. */
export async function previewInvites(ctx: Context, source: ListSource): Promise<InvitePreview> {
  const { rows: listed, text } = readList(source);
  const emails = listed.map(({ email }) => normalizeEmail(email));
  const standing = await findStanding(ctx, emails);
  const rows = judgeRows(listed, { actor: ctx.actor, standing, lineOf: new Map() });
  const good = rows.filter(({ problem }) => problem === null);
  return {
    rows,
    good: good.length,
    bad: rows.length - good.length,
    seats: good.filter(({ role }) => role === "agent").length,
    stop: findStop(rows, standing),
    text,
    goodText: writeTable(good),
  };
}

function findStop(rows: readonly JudgedInvite[], standing: Standing): InvitePreview["stop"] {
  const { seatLimit: limit, seatsLeft: left } = standing;
  const first = rows.find(({ problem }) => problem === overLimit(standing));
  return first && limit !== null ? { limit, left, line: first.line } : null;
}
