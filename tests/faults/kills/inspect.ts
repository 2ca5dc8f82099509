import { setTimeout } from "node:timers/promises";
import { isQuiet, isRight, type SeatDesk } from "../seat-desk/desk.ts";
import { lookAt } from "../seat-desk/rows.ts";
import type { Figures } from "./figures.ts";
import type { Promises } from "./promises.ts";

type Inspected = Pick<
  Figures,
  | "lost"
  | "wrong"
  | "rightAfter"
  | "mails"
  | "mailsAgain"
  | "mailedTwice"
  | "neverMailed"
  | "integrity"
  | "prove"
>;

/** Ends all faults, waits until nothing moves any more, and compares what was promised with what there is. */
export async function inspect(desk: SeatDesk, promises: Promises): Promise<Inspected> {
  const healed = performance.now();
  await desk.stripe.faults.clear();
  // What was to be carried out late is carried out now, and what Stripe could not tell the dead it tells now.
  desk.stripe.runTimers();
  await desk.stripe.deliverPending();
  const wrongUntil = await calm(desk, healed);
  const invites = lookAt<{ email: string; organizationId: string; status: string; id: string }>(
    desk.database,
    "SELECT id, email, organization_id AS organizationId, status FROM agent_invites",
  );
  const integrity = lookAt<{ integrity_check: string }>(desk.database, "PRAGMA integrity_check");
  return {
    lost: promises.lost(invites),
    wrong: desk
      .seats()
      .filter((row) => !isRight(row) || !isQuiet(row))
      .map(
        (row) =>
          `${row.organizationId} has ${row.seats} seats and ${row.atStripe} at Stripe, ${row.pending} pending, and is ${row.state}: ${row.lastError ?? "no trouble"}`,
      ),
    rightAfter: wrongUntil - healed,
    ...countMails(desk, promises),
    integrity: integrity.map((row) => row.integrity_check).join("; "),
    prove: (await desk.installation.runCommand(["prove"], desk.variables)).trim(),
  };
}

/** Waits until nothing is under way or waits, four minutes at most, and answers when something was last wrong. */
async function calm(desk: SeatDesk, from: number): Promise<number> {
  let wrongUntil = from;
  while (performance.now() < from + 240_000) {
    const rows = desk.seats();
    if (!rows.every(isRight)) wrongUntil = performance.now();
    if (rows.every((row) => isRight(row) && isQuiet(row)) && waitingMails(desk) === 0) break;
    await setTimeout(25);
  }
  return wrongUntil;
}

function waitingMails({ database }: SeatDesk): number {
  const rows = lookAt<{ waiting: number }>(
    database,
    "SELECT count(*) AS waiting FROM emails WHERE state = 'queued'",
  );
  return rows[0]?.waiting ?? 0;
}

function countMails({ mailbox }: SeatDesk, promises: Promises) {
  const messages = mailbox.messages();
  const once = new Map(messages.map((message) => [message.messageId, message]));
  const invited = new Map<string, number>();
  for (const { to, text } of once.values()) {
    if (text.includes("/invites/")) to.forEach((email) => invited.set(email, (invited.get(email) ?? 0) + 1));
  }
  return {
    mails: messages.length,
    mailsAgain: messages.length - once.size,
    mailedTwice: [...invited].filter(([, count]) => count > 1).map(([email]) => email),
    neverMailed: promises.waiting().filter((email) => !invited.has(email)),
  };
}
