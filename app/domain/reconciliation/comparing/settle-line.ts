import { actsFor, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { formatMoney } from "#lib/money";
import { noteDiscrepancy } from "../discrepancies/note.ts";
import type { Scope } from "../runs/stage.ts";
import { askAbout, type Answer } from "./ask.ts";
import { bookOther } from "./book-other.ts";
import { bookPayout } from "./book-payout.ts";
import { compareLines, findBooked } from "./booked.ts";
import type { Line } from "./line.ts";

/**
 * Makes the books agree with a line: through the verbs when it is ours, as other activity of Stripe's when it is not.
 * What is ours and differs all the same is for a person. Answers how much was healed.
 */
export async function settleLine(run: Scope, line: Line): Promise<number> {
  const answer = await askAbout(run, line);
  return inTransaction(actsFor(run.ctx, run.house.id), async (tx) => {
    if (answer.kind === "payout") await bookPayout(tx, line);
    await balanceOther(tx, line, answer);
    await compareLines(tx, [line.id]);
    const { proper, other } = await findBooked(tx, line.id);
    await noteWhatIsLeft(tx, { line, answer, booked: proper + other });
    return proper === line.net ? 1 : 0;
  });
}

/** Other activity fills the whole of what nothing else explains, and gives way when something else does. */
async function balanceOther(tx: TxContext, line: Line, answer: Answer): Promise<void> {
  const { proper, other, otherEntries } = await findBooked(tx, line.id);
  const isForeign = proper === 0n && answer.kind !== "ours";
  const wanted = isForeign ? line.net : 0n;
  const isExplained = proper === line.net || isForeign;
  if (isExplained && wanted !== other)
    await bookOther(tx, { line, amount: wanted - other, count: otherEntries });
}

async function noteWhatIsLeft(
  tx: TxContext,
  { line, answer, booked }: { line: Line; answer: Answer; booked: bigint },
): Promise<void> {
  const { net, currency } = line;
  if (booked !== net) {
    await noteDiscrepancy(tx, {
      reason: "differs-from-stripe",
      objectId: line.id,
      organizationId: answer.organizationId ?? organizationOf(tx),
      amount: net - booked,
      currency,
      detail:
        `Stripe's books have ${formatMoney({ amount: net, currency })} for ${line.sourceId ?? line.id}, ` +
        `ours ${formatMoney({ amount: booked, currency })}.`,
      paymentId: answer.paymentId,
    });
  } else if (answer.kind === "unknown-payment") {
    await noteDiscrepancy(tx, { reason: "unknown-payment", ...answer.payment });
  }
}
