import { seconds } from "#lib/duration";
import { wait } from "#lib/waits";
import { environmentSchema } from "./schema.ts";

export type Environment = Readonly<ReturnType<typeof readEnvironment>>;

/** The environment cannot be used; `problems` has one sentence per variable. */
export class EnvironmentInvalid extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "EnvironmentInvalid";
  }
}

const developmentSecret = "not a secret: development only";

/** Reads and checks every variable. An empty variable counts as missing. Throws EnvironmentInvalid. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  problems.push(...pairProblems(given));
  if (!parsed.success || problems.length > 0) throw new EnvironmentInvalid([...new Set(problems)]);

  const { data } = parsed;
  const [firstSecret = developmentSecret, ...otherSecrets] = data.SESSION_SECRET ?? [];
  return {
    databaseUrl: data.DATABASE_URL,
    appUrl: data.APP_URL,
    port: data.PORT,
    host: data.HOST,
    isProduction: data.NODE_ENV === "production",
    secrets: [firstSecret, ...otherSecrets] as [string, ...string[]],
    stripe:
      data.STRIPE_SECRET_KEY && data.STRIPE_WEBHOOK_SECRET
        ? {
            secretKey: data.STRIPE_SECRET_KEY,
            webhookSecrets: data.STRIPE_WEBHOOK_SECRET,
            apiBase: data.STRIPE_API_BASE,
          }
        : null,
    checkoutOrigins: data.CHECKOUT_ORIGINS,
    seatPriceId: data.STRIPE_SEAT_PRICE_ID ?? null,
    mail: data.SMTP_URL && data.MAIL_FROM ? { smtpUrl: data.SMTP_URL, from: data.MAIL_FROM } : null,
    mailWebhookSecret: data.MAIL_WEBHOOK_SECRET ?? null,
    redisUrl: data.REDIS_URL ?? null,
    firstOrganization:
      data.ADMIN_EMAIL && data.ADMIN_PASSWORD && data.ORGANIZATION_NAME
        ? { email: data.ADMIN_EMAIL, password: data.ADMIN_PASSWORD, organizationName: data.ORGANIZATION_NAME }
        : null,
    signupsOpen: data.SIGNUPS === "open",
    billingRetryCap: wait(seconds(data.BILLING_RETRY_CAP_SECONDS)),
    noticeGrace: wait(seconds(data.NOTICE_GRACE_SECONDS)),
    noticeQuiet: wait(seconds(data.NOTICE_QUIET_SECONDS)),
    rateLimitsOn: data.RATE_LIMITS === "on",
    clientIpHeader: data.CLIENT_IP_HEADER ?? null,
    logLevel: data.LOG_LEVEL,
  };
}

const together = [
  ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
  ["SMTP_URL", "MAIL_FROM"],
  ["ADMIN_EMAIL", "ADMIN_PASSWORD", "ORGANIZATION_NAME"],
] as const;

function pairProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  const missing = together.flatMap((group) => {
    const present = group.filter((name) => given[name] !== undefined);
    if (present.length === 0) return [];
    return group
      .filter((name) => !present.includes(name))
      .map((name) => `${name} is missing: ${group.join(" and ")} go together.`);
  });
  if (given["NODE_ENV"] === "production" && given["SESSION_SECRET"] === undefined) {
    missing.push(
      "SESSION_SECRET is missing: in production it must be set, for example to the output of `openssl rand -hex 32`.",
    );
  }
  return missing;
}
