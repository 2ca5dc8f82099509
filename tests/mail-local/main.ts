import { startLocalMailbox } from "./index.ts";

const mailbox = await startLocalMailbox({
  smtpPort: Number(process.env.MAIL_LOCAL_SMTP_PORT ?? 1025),
  webPort: Number(process.env.MAIL_LOCAL_WEB_PORT ?? 8025),
});
console.log(`SMTP_URL=${mailbox.smtpUrl}`);
console.log(`MAILBOX=${mailbox.webBase}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void mailbox.stop().then(() => process.exit(0)));
}
