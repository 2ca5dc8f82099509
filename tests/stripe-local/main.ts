import { startLocalStripe } from "./index.ts";

const { env } = process;
const local = await startLocalStripe({
  port: Number(env.STRIPE_LOCAL_PORT ?? 12111),
  controlPort: Number(env.STRIPE_LOCAL_CONTROL_PORT ?? 12112),
  ...(env.STRIPE_LOCAL_WEBHOOK_URL && { webhookUrl: env.STRIPE_LOCAL_WEBHOOK_URL }),
  ...(env.STRIPE_LOCAL_WEBHOOK_SECRET && { webhookSecret: env.STRIPE_LOCAL_WEBHOOK_SECRET }),
  ...(env.STRIPE_LOCAL_FILE && { file: env.STRIPE_LOCAL_FILE }),
});
process.stdout.write(`STRIPE_LOCAL_API=${local.apiBase}\nSTRIPE_LOCAL_CONTROL=${local.controlBase}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void local.stop().then(() => process.exit(0)));
}
