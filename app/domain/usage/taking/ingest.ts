import { isFaultBuild } from "#lib/fault-build";
import { type Context, inTransaction, type TxContext } from "#platform/context";
import { pass } from "#platform/faults";
import { addToTotals } from "../totals/add-to-totals.ts";
import type { CountedEvent } from "../totals/counted-event.ts";
import { EventRefused, type IngestResult, type ReadEvent } from "./event.ts";
import { findKnown, differenceFrom, type KnownEvent } from "./known.ts";
import { readEvent } from "./read-event.ts";
import { findSubjects } from "./subjects.ts";
import { greatestNumber, type NewRow, writeEvents } from "./write-events.ts";

export type TakingOptions = {
  readonly uploadId?: string;
  /** Work of the same transaction before the events are written. */
  readonly first?: (tx: TxContext) => Promise<void>;
  /** Further work of the same transaction; it is told the ids of what was accepted. */
  readonly also?: (tx: TxContext, accepted: ReadonlySet<string>) => Promise<void>;
};

/**
 * Takes events as they come, each for itself: one that is refused changes nothing for the others, and one whose id is
 * known is never counted again. When the answer is there, what was accepted is on disk.
 */
export async function ingestUsage(
  ctx: Context,
  events: readonly unknown[],
  options: TakingOptions = {},
): Promise<IngestResult[]> {
  return answer(ctx, events, (asked) => takeIn(ctx, asked, options));
}

/** What taking the events in would answer now; nothing is written. */
export function previewUsage(ctx: Context, events: readonly unknown[]): Promise<IngestResult[]> {
  const ids = (asked: readonly Asked[]) => asked.map(({ event }) => event.id);
  return answer(ctx, events, (asked) => findKnown(ctx, { ids: ids(asked), upTo: Number.MAX_SAFE_INTEGER }));
}

/** `findEarlier` is given what can be read, each id once, and answers what was there before. */
async function answer(
  ctx: Context,
  events: readonly unknown[],
  findEarlier: (asked: readonly Asked[]) => Promise<ReadonlyMap<string, KnownEvent>>,
): Promise<IngestResult[]> {
  const subjects = await findSubjects(ctx, events);
  const now = ctx.clock.now().getTime();
  const results: (IngestResult | null)[] = new Array<null>(events.length).fill(null);
  const first = new Map<string, Asked>();
  const repeated: Asked[] = [];
  events.forEach((event, index) => {
    const read = readEvent(event, subjects, now);
    if (read instanceof EventRefused) results[index] = refused(idOf(event), read.reason);
    else if (first.has(read.id)) repeated.push({ event: read, index });
    else first.set(read.id, { event: read, index });
  });

  const known = await findEarlier([...first.values()]);
  for (const { event, index } of first.values()) results[index] = resultOf(event, known.get(event.id));
  for (const { event, index } of repeated) {
    const earlier = first.get(event.id)?.event;
    const isTaken = earlier !== undefined && (known.has(event.id) || earlier.refusal === null);
    results[index] = isTaken
      ? repetition(event, known.get(event.id) ?? rowOf(earlier))
      : refused(event.id, event.refusal ?? "An event with this id was refused in the same batch.");
  }
  return results as IngestResult[];
}

type Asked = { readonly event: ReadEvent; readonly index: number };

/** Writes what is new and answers what was known before, by id. */
async function takeIn(
  ctx: Context,
  asked: readonly Asked[],
  options: TakingOptions,
): Promise<ReadonlyMap<string, KnownEvent>> {
  if (asked.length === 0) return new Map();
  const known = await inTransaction(ctx, async (tx) => {
    const found = await writeNew(tx, asked, options);
    if (isFaultBuild) await pass("before-usage-commit");
    return found;
  });
  if (isFaultBuild) await pass("after-usage-commit");
  return known;
}

async function writeNew(tx: TxContext, asked: readonly Asked[], { first, also, ...row }: TakingOptions) {
  await first?.(tx);
  const events = asked.map(({ event }) => event);
  const acceptable = events.filter(({ refusal }) => refusal === null);
  const before = await greatestNumber(tx);
  const written = acceptable.length > 0 ? await writeEvents(tx, acceptable.map(rowOf), row) : 0;
  // Most batches bring nothing but news, and then nobody has to look.
  const known =
    written === asked.length
      ? new Map<string, KnownEvent>()
      : await findKnown(tx, { ids: events.map(({ id }) => id), upTo: before });
  const accepted = acceptable.filter(({ id }) => !known.has(id));
  await addToTotals(tx, accepted.flatMap(countedOf));
  await also?.(tx, new Set(accepted.map(({ id }) => id)));
  return known;
}

function rowOf(event: ReadEvent): NewRow {
  const { id, meter, clientId, at, units, nanos, properties, groupKey, uniqueValue } = event;
  return { id, meterId: meter.id, clientId, at, units, nanos, properties, groupKey, uniqueValue };
}

function countedOf(event: ReadEvent): CountedEvent[] {
  const { meter, clientId, groupKey, at, units, nanos, uniqueValue } = event;
  if (groupKey === null) return [];
  return [{ meter, clientId, groupKey, at, units, nanos, uniqueValue, count: 1 }];
}

function resultOf(event: ReadEvent, known: KnownEvent | undefined): IngestResult {
  if (known) return repetition(event, known);
  return event.refusal === null ? { id: event.id, status: "accepted" } : refused(event.id, event.refusal);
}

function repetition(event: ReadEvent, known: KnownEvent): IngestResult {
  const difference = differenceFrom(rowOf(event), known);
  if (difference === null) return { id: event.id, status: "duplicate" };
  const reason = `An event with this id is there already, with another ${difference}.`;
  return { id: event.id, status: "conflict", reason };
}

function refused(id: string | null, reason: string): IngestResult {
  return { id, status: "refused", reason };
}

function idOf(event: unknown): string | null {
  if (typeof event !== "object" || event === null || !("id" in event)) return null;
  return typeof event.id === "string" ? event.id.slice(0, 200) : null;
}
