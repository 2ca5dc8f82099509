import type { MeterView } from "#domain/meters";

/** An event that counts for something, or one that is taken back (`count` -1, the value negated). */
export type CountedEvent = {
  readonly meter: Pick<MeterView, "id" | "aggregation">;
  readonly clientId: string;
  readonly groupKey: string;
  readonly at: number;
  readonly units: number;
  readonly nanos: number;
  readonly uniqueValue: string | null;
  readonly count: 1 | -1;
};
