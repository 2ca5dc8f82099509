import { connect } from "node:net";
import { existsSync } from "node:fs";
import { onTestFinished, expect, test } from "vitest";
import { startLocalMailbox } from "../mail-local/index.ts";
import { startLocalStripe } from "../stripe-local/index.ts";
import { apiCaller, issueInvoice, until } from "./books.ts";
import { ownDeployment, startServer, type Variables } from "./deployment.ts";

async function ownSurroundings() {
  const stripe = await startLocalStripe({ port: 0, controlPort: 0 });
  const mailbox = await startLocalMailbox();
  onTestFinished(async () => {
    await Promise.all([stripe.stop(), mailbox.stop()]);
  });
  const variables: Variables = {
    STRIPE_SECRET_KEY: "sk_test_local",
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_BASE: stripe.apiBase,
    SMTP_URL: mailbox.smtpUrl,
    MAIL_FROM: "billing@kettle.test",
  };
  return { stripe, mailbox, variables };
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s ends a quiet server with 0 and leaves one sound file",
  async (signal) => {
    const { variables, database } = await ownDeployment();
    const server = await startServer(variables);
    expect((await server.kill(signal)).code).toBe(0);
    expect(existsSync(`${database}-wal`)).toBe(false);
    expect(existsSync(`${database}.sock`)).toBe(false);
  },
);

// Thirty seconds after SIGTERM the machine is switched off.
test(
  "SIGTERM ends with 0 while Stripe hangs, the mail server hangs and a client sends no more",
  { timeout: 60_000 },
  async () => {
    const surroundings = await ownSurroundings();
    const { variables } = await ownDeployment(surroundings.variables);
    const server = await startServer(variables);
    const call = await apiCaller(variables);
    const { id } = await issueInvoice(call, 1999);
    const { url } = await call("invoices.portalLink", { id });

    await surroundings.mailbox.faults.add({ kind: "silent" });
    await call("invoices.send", { id });
    await surroundings.stripe.faults.add({ kind: "hang", when: "before" });
    const asked = surroundings.stripe.requests().length;
    const paying = fetch(`${String(url)}/checkout`, { method: "POST", redirect: "manual" });
    await until(() => surroundings.stripe.requests().length > asked);
    const idler = connect(Number(variables["PORT"]), "127.0.0.1");
    idler.on("error", () => undefined);
    idler.write("POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");

    const ended = server.kill("SIGTERM");
    expect((await paying).status).toBe(503);
    expect((await ended).code).toBe(0);
    idler.destroy();
  },
);

test("a mail that the server took before kill -9 comes at most twice, with one Message-ID", async () => {
  const surroundings = await ownSurroundings();
  const { variables } = await ownDeployment(surroundings.variables);
  const server = await startServer(variables);
  const call = await apiCaller(variables);
  const { id } = await issueInvoice(call, 1999);
  await surroundings.mailbox.faults.add({ kind: "drop-answer", times: 1 });
  await call("invoices.send", { id });
  await surroundings.mailbox.waitForMessage(() => true, 20_000);
  await server.kill("SIGKILL");

  await startServer(variables);
  await until(async () => {
    const { delivery } = await call("invoices.get", { id });
    return (delivery as { state: string }).state === "sent";
  });
  const ids = surroundings.mailbox.messages().map(({ messageId }) => messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});
