import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "#platform/clock";
import { type LocalMailbox, startLocalMailbox } from "../mail-local/index.ts";
import { type LocalStripe, startLocalStripe } from "../stripe-local/index.ts";
import { isFree } from "./free-port.ts";

export type Surroundings = {
  readonly stripe: LocalStripe;
  /** Lets the local Stripe live at another time while a story is told; without a clock it is back in the present. */
  setStripeClock(clock?: { now(): Date }): void;
  readonly mailbox: LocalMailbox;
  /** Throw-away; removed by `stop`. */
  readonly folder: string;
  /** What the server needs to know of all this. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

type Ports = { app: number; stripe: number; control: number; smtp: number; mailbox: number };

const { env } = process;
/** As the local Stripe and the local mailbox have them when they are started alone. */
const usualPorts: Omit<Ports, "app"> = {
  stripe: Number(env["STRIPE_LOCAL_PORT"] || 12_111),
  control: Number(env["STRIPE_LOCAL_CONTROL_PORT"] || 12_112),
  smtp: Number(env["MAIL_LOCAL_SMTP_PORT"] || 1025),
  mailbox: Number(env["MAIL_LOCAL_WEB_PORT"] || 8025),
};

type Place = { port: number; url: string };

/**
 * A local Stripe, a local mailbox and a data folder for one server that will listen there. They have the ports that
 * people know where somebody looks at them, and otherwise any free ones, so that several can be there at once.
 */
export async function startSurroundings(
  app: Place,
  { ports: wanted }: { ports: "usual" | "free" } = { ports: "free" },
): Promise<Surroundings> {
  const portOf = (usual: number) => (wanted === "usual" ? usualOrFree(usual) : 0);
  const ports = {
    stripe: await portOf(usualPorts.stripe),
    control: await portOf(usualPorts.control),
    smtp: await portOf(usualPorts.smtp),
    mailbox: await portOf(usualPorts.mailbox),
  };
  let stripeClock: { now(): Date } = systemClock;
  const stripe = await startLocalStripe({
    now: () => stripeClock.now(),
    port: ports.stripe,
    controlPort: ports.control,
    webhookUrl: `http://127.0.0.1:${app.port}/webhooks/stripe`,
  });
  await tellOfWebhook(stripe, app.url);
  const mailbox = await startLocalMailbox({ smtpPort: ports.smtp, webPort: ports.mailbox });
  const folder = mkdtempSync(join(tmpdir(), "steadybill-demo-"));
  return {
    stripe,
    setStripeClock: (clock = systemClock) => {
      stripeClock = clock;
    },
    mailbox,
    folder,
    variables: {
      NODE_ENV: "production",
      DATABASE_URL: `file:${join(folder, "steadybill.db")}`,
      APP_URL: app.url,
      PORT: String(app.port),
      SESSION_SECRET: randomBytes(32).toString("hex"),
      STRIPE_SECRET_KEY: "sk_test_local",
      STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
      STRIPE_API_BASE: stripe.apiBase,
      CHECKOUT_ORIGINS: new URL(stripe.controlBase).origin,
      STRIPE_SEAT_PRICE_ID: "price_seat_local",
      SMTP_URL: mailbox.smtpUrl,
      MAIL_FROM: "Steadybill <billing@steadybill.test>",
      MAIL_WEBHOOK_SECRET: env["MAIL_WEBHOOK_SECRET"] || "mail-webhook-local",
      // Short enough to watch: trouble is told at the first failed attempt, its end at the first success.
      BILLING_RETRY_CAP_SECONDS: "3",
      NOTICE_GRACE_SECONDS: "0",
      NOTICE_QUIET_SECONDS: "0",
      LOG_LEVEL: "warn",
    },
    stop: async () => {
      await Promise.all([stripe.stop(), mailbox.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** So that the account knows of the webhook, as it would after somebody had added it at Stripe. */
async function tellOfWebhook({ apiBase }: LocalStripe, appUrl: string): Promise<void> {
  await fetch(`${apiBase}/v1/webhook_endpoints`, {
    method: "POST",
    headers: { Authorization: "Bearer sk_test_local" },
    body: new URLSearchParams({ url: `${appUrl}/webhooks/stripe`, "enabled_events[]": "*" }),
  });
}

/** The port people know, or any free one when something else has it. */
async function usualOrFree(port: number): Promise<number> {
  return (await isFree(port, "127.0.0.1")) ? port : 0;
}
