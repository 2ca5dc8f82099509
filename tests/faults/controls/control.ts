import type { Mutation } from "#platform/faults";
import { callApi, type Called, isAcknowledged } from "../seat-desk/api.ts";
import { isQuiet, openSeatDesk, type SeatDesk } from "../seat-desk/desk.ts";
import type { Variables } from "../seat-desk/installation.ts";
import { until } from "../books.ts";

export type Control = {
  readonly desk: SeatDesk;
  /** Starts the server with or without the mistake, and with a place to die or halt at. */
  start(faultAt?: string): Promise<void>;
  call(procedure: string, input: unknown): Promise<Called>;
  /** An acknowledged invite's id. */
  invite(email: string): Promise<string>;
  revoke(id: string): Promise<void>;
  seats(): ReturnType<SeatDesk["seats"]>[number];
  /** Resolves when nothing waits, is under way or is to be looked at again. */
  quiet(): Promise<void>;
  halted(): Promise<void>;
};

/** A mistake, and the one story in which it has to show. */
export type Scenario = {
  readonly mutation: Mutation;
  /** The place of the crash or halt, the fault and the order, in one sentence. */
  readonly story: string;
  /** What is wrong at the end when the mistake is made. */
  readonly wrong: string;
  readonly settings?: { readonly invites?: number; readonly variables?: Variables };
  /** Plays the story and answers what is wrong at its end; null when nothing is. */
  play(control: Control): Promise<string | null>;
};

/** Every request that is to change the quantity. */
export const writes = { method: "POST", path: "/v1/subscription_items/*" };

/** On a busy machine a request may take longer than the shortened waits allow; then another story has happened. */
export class NotAsTold extends Error {
  constructor(what: string) {
    super(`The story went another way: ${what}`);
    this.name = "NotAsTold";
  }
}

const mostTellings = 5;

/** Plays a scenario with the mistake or without it, again where it was not played as told. */
export async function playWith(scenario: Scenario, mutation: Mutation | null): Promise<string | null> {
  for (let telling = 1; ; telling += 1) {
    const desk = await openSeatDesk(scenario.settings);
    try {
      return await scenario.play(controlOf(desk, mutation));
    } catch (error) {
      if (!(error instanceof NotAsTold) || telling === mostTellings) throw error;
    } finally {
      await desk.close();
    }
  }
}

/** What is wrong when Stripe does not have the seats of the books. */
export function compare({ seats, atStripe }: { seats: number; atStripe: number | null }): string | null {
  return seats === atStripe ? null : `Stripe has ${atStripe} seats instead of ${seats}`;
}

function controlOf(desk: SeatDesk, mutation: Mutation | null): Control {
  const apiKey = desk.organizations[0]?.apiKey ?? "";
  const call = (procedure: string, input: unknown) => callApi(desk.url, { apiKey, procedure, input });
  const acknowledged = async (procedure: string, input: unknown) => {
    const called = await call(procedure, input);
    if (!isAcknowledged(called)) throw new Error(`${procedure} answered ${called.status ?? "nothing"}.`);
    return String(called.answer?.["id"]);
  };
  const seats = () => {
    const [row] = desk.seats();
    if (!row) throw new Error("There is no organization with seats.");
    return row;
  };
  return {
    desk,
    call,
    seats,
    start: async (faultAt) => {
      const isReady = await desk.start({
        ...(mutation ? { FAULT_MUTATION: mutation } : {}),
        ...(faultAt ? { FAULT_AT: faultAt } : {}),
      });
      if (!isReady) throw new Error(`The server died before it was ready: ${desk.output()}`);
    },
    invite: (email) => acknowledged("agents.invite", { email }),
    revoke: async (id) => void (await acknowledged("agents.revokeInvite", { id })),
    quiet: () => until(() => isQuiet(seats())),
    halted: () => until(() => desk.output().includes("halted at ")),
  };
}
