import type { Form } from "./form.ts";

/** One request to the API port. `carriedOut` says that it took effect now, not that it was answered. */
export type RequestEntry = {
  id: string;
  at: string;
  method: string;
  path: string;
  params: Form;
  idempotencyKey: string | null;
  status: number | null;
  replayed: boolean;
  carriedOut: boolean;
  fault: string | null;
};

const kept = 20_000;

export class RequestLog {
  private readonly entries: RequestEntry[] = [];

  add(entry: RequestEntry): RequestEntry {
    this.entries.push(entry);
    if (this.entries.length > kept) this.entries.splice(0, this.entries.length - kept);
    return entry;
  }

  /** Oldest first. */
  list(): readonly RequestEntry[] {
    return this.entries;
  }
}
