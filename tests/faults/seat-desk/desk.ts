import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../../demo/free-port.ts";
import { type ServerProcess, startServerProcess } from "../../demo/server-process.ts";
import { startLocalMailbox } from "../../mail-local/index.ts";
import { startLocalStripe } from "../../stripe-local/index.ts";
import { installFaultBuild, type Variables } from "./installation.ts";
import { foundOrganizations } from "./organizations.ts";
import { seatRows, type SeatRow } from "./rows.ts";

export type SeatDesk = Awaited<ReturnType<typeof openSeatDesk>>;

export type Seats = SeatRow & { readonly atStripe: number | null };

type DeskSettings = {
  readonly organizations?: number;
  /** How many each organization has invited before its seats are billed. */
  readonly invites?: number;
  /** Whether Stripe's events reach the server. */
  readonly hearsEvents?: boolean;
  readonly variables?: Variables;
};

/** Organizations with billed seats, a local Stripe and mailbox, and the fault build to serve them; it is not started yet. */
export async function openSeatDesk(settings: DeskSettings = {}) {
  const { organizations: count = 1, invites = 0, hearsEvents = false } = settings;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const installation = installFaultBuild();
  const stripe = await startLocalStripe(hearsEvents ? { webhookUrl: `${url}/webhooks/stripe` } : {});
  const mailbox = await startLocalMailbox();
  const database = join(installation.folder, "books.db");
  const variables: Variables = {
    NODE_ENV: "production",
    DATABASE_URL: `file:${database}`,
    APP_URL: url,
    PORT: String(port),
    HOST: "127.0.0.1",
    SESSION_SECRET: "a secret of the tests alone",
    STRIPE_SECRET_KEY: "sk_test_local",
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: stripe.apiBase,
    STRIPE_SEAT_PRICE_ID: "price_seat_local",
    SMTP_URL: mailbox.smtpUrl,
    MAIL_FROM: "Steadybill <billing@steadybill.test>",
    RATE_LIMITS: "off",
    LOG_LEVEL: "error",
    ...settings.variables,
  };
  const organizations = await foundOrganizations(variables, { count, invites });
  let output = "";
  let server: ServerProcess | null = null;
  const killServer = () => void server?.child.kill("SIGKILL");
  // Who is interrupted leaves no server behind.
  process.once("exit", killServer);

  return {
    url: `http://127.0.0.1:${port}`,
    origin: url,
    installation,
    stripe,
    mailbox,
    database,
    variables,
    organizations,
    /** What the server of now has written. */
    output: () => output,
    /** Starts the server and answers whether it became ready; false when it died before. */
    async start(faults: Variables = {}): Promise<boolean> {
      output = "";
      const started = await startServerProcess({
        variables: { ...variables, ...faults },
        folder: installation.folder,
        script: installation.script,
        onOutput: (text) => (output += text),
      }).catch((error: unknown) => {
        if (output.includes("dying at ")) return null;
        throw error;
      });
      server = started;
      return started !== null;
    },
    /** Resolves when the server of now has died, however it did. */
    async death(): Promise<void> {
      if (!server) return;
      const { child } = server;
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    },
    signal: (name: NodeJS.Signals): void => void server?.child.kill(name),
    /** What the books say of the seats, and what Stripe has. */
    seats: (): Seats[] =>
      seatRows(database).map((row) => ({ ...row, atStripe: stripe.quantityOf(row.subscriptionId) })),
    async close(): Promise<void> {
      killServer();
      process.off("exit", killServer);
      await this.death();
      await Promise.all([stripe.stop(), mailbox.stop()]);
      installation.remove();
    },
  };
}

/** Whether Stripe has what the books count. */
export function isRight({ seats, atStripe, pending }: Seats): boolean {
  return seats === atStripe && pending === 0;
}

/** Whether nothing waits, is under way or is to be looked at again. */
export function isQuiet({ state, isToBeChecked, pending }: Seats): boolean {
  return state === "idle" && isToBeChecked === 0 && pending === 0;
}
