import { readFileSync, renameSync, writeFileSync, existsSync } from "node:fs";
import { missing } from "./failure.ts";
import { kinds, type InvoiceLine, type Kind, type LineItem, type Tables } from "./wire.ts";

/** What a webhook endpoint has been told of one event. `nextAttemptAt` is milliseconds; null: not scheduled. */
export type Delivery = {
  eventId: string;
  state: "pending" | "delivered";
  attempts: number;
  lastAnswer: string | null;
  nextAttemptAt: number | null;
};

/** The first answer to an idempotency key, and to what. `at` is in seconds, `parameters` the form as JSON. */
export type SavedAnswer = {
  method: string;
  path: string;
  parameters: string;
  at: number;
  status: number;
  body: string;
};

/** What Stripe knows of a session but shows only on request, or not at all. */
export type SessionDetail = {
  lineItems: LineItem[];
  paymentIntent: {
    metadata?: Record<string, string> | undefined;
    description?: string | undefined;
    receipt_email?: string | undefined;
  };
};

/** Everything the account holds. Objects are kept in the order in which they were made. */
export class Store {
  readonly tables = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as {
    [K in Kind]: Map<string, Tables[K]>;
  };
  readonly sessionDetails = new Map<string, SessionDetail>();
  readonly deliveries = new Map<string, Delivery>();
  readonly answers = new Map<string, SavedAnswer>();
  readonly payoutOf = new Map<string, string>();
  readonly pendingProrations = new Map<string, InvoiceLine[]>();

  put<T extends Tables[Kind]>(thing: T): T {
    (this.tables[thing.object] as Map<string, Tables[Kind]>).set(thing.id, thing);
    return thing;
  }

  find<K extends Kind>(kind: K, id: string): Tables[K] | null {
    return this.tables[kind].get(id) ?? null;
  }

  /** `param` names the parameter that carried the id; "id" is the address itself. */
  get<K extends Kind>(kind: K, id: string, param = "id"): Tables[K] {
    const found = this.find(kind, id);
    if (!found) throw missing(kind, id, param);
    return found;
  }

  all<K extends Kind>(kind: K): Tables[K][] {
    return [...this.tables[kind].values()];
  }

  /** Whatever has this id, of whichever kind; null when nothing has. */
  findAny(id: string): Tables[Kind] | null {
    for (const kind of kinds) {
      const found = this.find(kind, id);
      if (found) return found;
    }
    return null;
  }

  save(file: string): void {
    const content = {
      tables: Object.fromEntries(kinds.map((kind) => [kind, this.all(kind)])),
      ...Object.fromEntries(this.sides().map(([name, side]) => [name, [...side]])),
    };
    writeFileSync(`${file}.part`, JSON.stringify(content));
    renameSync(`${file}.part`, file);
  }

  load(file: string): void {
    if (!existsSync(file)) return;
    const content = JSON.parse(readFileSync(file, "utf8")) as {
      tables: Record<string, Tables[Kind][]>;
    } & Record<string, [string, never][]>;
    for (const kind of kinds) content.tables[kind]?.forEach((thing) => this.put(thing));
    for (const [name, side] of this.sides()) content[name]?.forEach(([key, value]) => side.set(key, value));
  }

  private sides(): [string, Map<string, unknown>][] {
    const { sessionDetails, deliveries, answers, payoutOf, pendingProrations } = this;
    return Object.entries({ sessionDetails, deliveries, answers, payoutOf, pendingProrations });
  }
}
