import type { MeterView } from "#domain/meters";

/** An event whose form is right. Whether its id is new, the database alone says. */
export type ReadEvent = {
  readonly id: string;
  readonly meter: MeterView;
  readonly clientId: string;
  /** Milliseconds. */
  readonly at: number;
  /** The value is units + nanos / 10^9, both of the same sign. */
  readonly units: number;
  readonly nanos: number;
  /** Canonical JSON, null for none. */
  readonly properties: string | null;
  /** Null when the meter's filters leave the event out: it is stored and counts for nothing. */
  readonly groupKey: string | null;
  readonly uniqueValue: string | null;
  /** Why it is refused if it is new; one that arrived before is a duplicate whatever has changed since. */
  readonly refusal: string | null;
};

export type IngestResult = {
  /** As it came; null when it was no text. */
  readonly id: string | null;
  readonly status: "accepted" | "duplicate" | "conflict" | "refused";
  readonly reason?: string;
};

/** Why an event is refused, as one sentence about this event. */
export class EventRefused {
  constructor(readonly reason: string) {}
}
