import { seedStory } from "../../prisma/seed.ts";
import { demandFreePort, demoAddress } from "./address.ts";
import { startServerProcess } from "./server-process.ts";
import { startSurroundings } from "./surroundings.ts";

const { port, appUrl } = demoAddress(process.env);
await demandFreePort(port);
const surroundings = await startSurroundings({ port, url: appUrl }, { ports: "usual" });
const logins = await seedStory(surroundings);
const server = await startServerProcess({ variables: surroundings.variables });

const facts = {
  APP_URL: appUrl,
  MAILBOX_URL: surroundings.mailbox.webBase,
  STRIPE_URL: surroundings.stripe.controlBase,
  STRIPE_API_BASE: surroundings.stripe.apiBase,
  SMTP_URL: surroundings.mailbox.smtpUrl,
  MAIL_WEBHOOK_SECRET: surroundings.variables["MAIL_WEBHOOK_SECRET"],
  DATABASE_URL: surroundings.variables["DATABASE_URL"],
  ...logins,
};
for (const [name, value] of Object.entries(facts)) console.log(`${name}=${value}`);
console.log(`Ready: ${appUrl}`);

let isStopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    void stop(0);
  });
}
server.child.on("exit", (code) => {
  if (isStopping) return;
  console.error(`The server ended with exit code ${code}.`);
  isStopping = true;
  void stop(1);
});

async function stop(exitCode: number) {
  await server.stop();
  await surroundings.stop();
  process.exit(exitCode);
}
