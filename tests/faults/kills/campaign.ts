import { setTimeout } from "node:timers/promises";
import { openSeatDesk, type SeatDesk } from "../seat-desk/desk.ts";
import { Client } from "./client.ts";
import { type Figures, median } from "./figures.ts";
import { inspect } from "./inspect.ts";
import { harmlessMigrations } from "./migration.ts";
import { drawFault } from "./mixed-faults.ts";
import type { Round } from "./plan.ts";
import { Promises } from "./promises.ts";
import { type Random, seededRandom } from "./random.ts";

const organizations = 3;
const clientsPerOrganization = 2;
/** A place that was not come by after so many requests is given up, and the kill comes from outside. */
const patience = 500;

/**
 * Runs the fault build as a process of its own under clients and under faults at Stripe, kills it once per round (twice
 * in a migration), starts it again, and at the end of all faults looks at what has become of everything.
 */
export async function runKills(
  { seed, rounds }: { seed: number; rounds: (random: Random) => readonly Round[] },
  onRound: (done: number, of: number) => void = () => undefined,
): Promise<Figures> {
  // Shorter than the default, so that one refusal does not keep an organization still over several rounds.
  const desk = await openSeatDesk({
    organizations,
    hearsEvents: true,
    variables: { BILLING_RETRY_CAP_SECONDS: "100" },
  });
  try {
    const random = seededRandom(seed);
    const campaign = new Campaign(desk, random);
    const plan = rounds(random);
    for (const [index, round] of plan.entries()) {
      await campaign.run(round);
      onRound(index + 1, plan.length);
    }
    return await campaign.end(seed);
  } finally {
    await desk.close();
  }
}

class Campaign {
  private readonly promises = new Promises();
  private readonly clients: Client[];
  private readonly kills: Record<string, number> = {};
  private readonly faults: Record<string, number> = {};
  private readonly restarts: number[] = [];
  private readonly migrationOf: (turn: number) => string;
  private migrations = 0;
  private calls = 0;
  private writes = 0;
  private onCall: () => void = () => undefined;

  constructor(
    private readonly desk: SeatDesk,
    random: Random,
  ) {
    this.clients = desk.organizations.flatMap((organization, index) =>
      Array.from({ length: clientsPerOrganization }, (_, number) => {
        const at = { desk, organization, promises: this.promises, random: random.split() };
        return new Client(`agent-${index + 1}-${number + 1}`, at);
      }),
    );
    this.migrationOf = harmlessMigrations(desk.database);
    this.breakStripe(random.split());
  }

  async run(round: Round): Promise<void> {
    if (round.kind === "migration") return this.dieInMigration();
    const faultAt = round.kind === "place" ? { FAULT_AT: `${round.place}:${round.nth}:kill` } : {};
    if (await this.start(faultAt)) {
      const kill = this.killing(round);
      await Promise.all(this.clients.map((client) => client.work(kill)));
    }
    await this.noteDeath();
  }

  /** Ends the faults, waits until all is right, and looks at everything. */
  async end(seed: number): Promise<Figures> {
    await this.start({});
    const { promises, desk, kills, faults, calls, writes, migrations } = this;
    const { acknowledged, unanswered, refused } = promises;
    const inspected = await inspect(desk, promises);
    return {
      ...{ seed, kills, faults, calls, writes, migrations, acknowledged, unanswered, refused },
      ...{ organizations: desk.organizations.length, restart: median(this.restarts), ...inspected },
    };
  }

  private async start(faultAt: Record<string, string>): Promise<boolean> {
    const begun = performance.now();
    const isReady = await this.desk.start(faultAt);
    if (isReady) this.restarts.push(performance.now() - begun);
    return isReady;
  }

  /** What to call before each request of a client. At a moment it kills while that request is under way. */
  private killing(round: Exclude<Round, { kind: "migration" }>): () => void {
    let requests = 0;
    let calls = 0;
    const kill = () => void setTimeout(2).then(() => this.desk.signal("SIGKILL"));
    const isDue = (count: number, counting: "requests" | "calls") =>
      round.kind === "moment" && round.counting === counting && count === round.after;
    this.onCall = () => {
      calls += 1;
      if (isDue(calls, "calls")) kill();
    };
    return () => {
      requests += 1;
      if (isDue(requests, "requests") || requests === patience) kill();
    };
  }

  /** A database that holds anything is migrated as a copy first, so the place is come by twice. */
  private async dieInMigration(): Promise<void> {
    this.migrations += 1;
    this.desk.installation.addMigration(this.migrationOf(this.migrations));
    for (const nth of [1, 2]) {
      if (await this.start({ FAULT_AT: `during-migration:${nth}:kill` })) {
        throw new Error("The server became ready where it should have died in a migration.");
      }
      await this.noteDeath();
    }
  }

  private async noteDeath(): Promise<void> {
    await this.desk.death();
    const place = /dying at (\S+)/.exec(this.desk.output())?.[1] ?? "at a random moment";
    this.kills[place] = (this.kills[place] ?? 0) + 1;
  }

  private breakStripe(random: Random): void {
    this.desk.stripe.faults.drawEach(({ method, path }) => {
      this.calls += 1;
      if (method === "POST" && path.startsWith("/v1/subscription_items/")) this.writes += 1;
      this.onCall();
      const fault = drawFault(random);
      const name = fault && (fault.when === "after" ? `${fault.kind} after the effect` : fault.kind);
      if (name) this.faults[name] = (this.faults[name] ?? 0) + 1;
      return fault;
    });
  }
}
