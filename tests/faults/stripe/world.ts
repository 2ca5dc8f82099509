import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../demo/free-port.ts";
import { type ServerProcess, startServerProcess } from "../../demo/server-process.ts";
import { startLocalMailbox } from "../../mail-local/index.ts";
import { startLocalStripe } from "../../stripe-local/index.ts";
import type { Variables } from "../deployment.ts";
import { createGate } from "../proxy/gate.ts";
import { createJournal } from "../proxy/journal.ts";
import { startResolver, stripeName } from "../proxy/resolver.ts";
import { startStripeProxy } from "../proxy/stripe-proxy.ts";
import { foundOffices } from "./offices.ts";
import { openRows } from "./rows.ts";

export type FaultWorld = Awaited<ReturnType<typeof startFaultWorld>>;

/** The fault build as a process of its own, with four offices; between it and the local Stripe stands the proxy. */
export async function startFaultWorld(over: Variables) {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-stripe-faults-"));
  let clockAhead = 0;
  const [stripe, mailbox, port] = await Promise.all([
    startLocalStripe({ now: () => new Date(Date.now() + clockAhead), autoDeliver: false }),
    startLocalMailbox(),
    freePort(),
  ]);
  const journal = createJournal();
  const gate = createGate(journal);
  const proxy = await startStripeProxy({ stripeBase: stripe.apiBase, gate, journal });
  const resolver = await startResolver({ gate, journal });
  const path = join(folder, "books.db");
  const url = `http://127.0.0.1:${port}`;
  const variables: Variables = {
    NODE_ENV: "production",
    DATABASE_URL: `file:${path}`,
    APP_URL: url,
    HOST: "127.0.0.1",
    PORT: String(port),
    SESSION_SECRET: "a secret of the tests alone",
    STRIPE_SECRET_KEY: "sk_test_local",
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: `http://${stripeName}:${proxy.port}`,
    STRIPE_SEAT_PRICE_ID: "price_seat_local",
    SMTP_URL: mailbox.smtpUrl,
    MAIL_FROM: "Steadybill <billing@steadybill.test>",
    RATE_LIMITS: "off",
    LOG_LEVEL: "error",
    ...resolver.variables,
    ...over,
  };
  const offices = await foundOffices(variables, stripe.apiBase);
  const written: string[] = [];
  const start = () =>
    startServerProcess({
      script: "tests/faults/fault-server.js",
      variables: { ...variables, FAULT_CLOCK_AHEAD_MS: String(clockAhead) },
      onOutput: (text) => written.push(text),
    });
  let server: ServerProcess = await start();
  const rows = openRows(path);

  return {
    url,
    stripe,
    mailbox,
    journal,
    gate,
    proxy,
    resolver,
    offices,
    rows,
    /** What the server wrote to its log. */
    written: () => written.join(""),
    /** Moves the clock of the server and of Stripe on by 25 hours while they run. */
    sleepADay: () => {
      server.child.kill("SIGHUP");
      clockAhead += 25 * 60 * 60 * 1000;
    },
    /** Kills the server and starts it again with its clock, and Stripe's, that much further on. */
    restartLater: async (milliseconds: number) => {
      clockAhead += milliseconds;
      const exit = once(server.child, "exit");
      server.child.kill("SIGKILL");
      await exit;
      server = await start();
    },
    stop: async () => {
      gate.open();
      rows.close();
      await server.stop();
      await Promise.all([proxy.stop(), resolver.stop(), stripe.stop(), mailbox.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
