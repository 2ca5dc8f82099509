import { describe, expect, test } from "vitest";
import { EnvironmentInvalid, readEnvironment } from "#platform/env";

type Variables = Record<string, string>;

function problemsOf(variables: Variables): readonly string[] {
  try {
    readEnvironment(variables);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentInvalid) return error.problems;
    throw error;
  }
}

test("an empty environment is a development server on this machine", () => {
  expect(readEnvironment({})).toEqual({
    databaseUrl: "file:./data/steadybill.db",
    appUrl: "http://localhost:3000",
    port: 3000,
    host: "0.0.0.0",
    isProduction: false,
    secrets: ["not a secret: development only"],
    stripe: null,
    checkoutOrigins: ["https://checkout.stripe.com"],
    seatPriceId: null,
    mail: null,
    mailWebhookSecret: null,
    redisUrl: null,
    firstOrganization: null,
    signupsOpen: false,
    billingRetryCap: 300_000,
    noticeGrace: 300_000,
    noticeQuiet: 600_000,
    rateLimitsOn: true,
    clientIpHeader: null,
    logLevel: "info",
  });
});

test("every variable is read", () => {
  const environment = readEnvironment({
    NODE_ENV: "production",
    DATABASE_URL: "file:/data/books.db",
    APP_URL: "https://Billing.Example.com/",
    PORT: "8080",
    HOST: "127.0.0.1",
    SESSION_SECRET: "the newest secret of all, the earlier secret",
    STRIPE_SECRET_KEY: "sk_test_abc",
    STRIPE_WEBHOOK_SECRET: "whsec_new,whsec_old",
    STRIPE_API_BASE: "http://127.0.0.1:12111",
    CHECKOUT_ORIGINS: "https://checkout.stripe.com,https://pay.example.com",
    STRIPE_SEAT_PRICE_ID: "price_seat",
    SMTP_URL: "smtps://user:pass@mail.example.com:465",
    MAIL_FROM: "Acme <billing@acme.com>",
    MAIL_WEBHOOK_SECRET: "reports-of-bounces",
    REDIS_URL: "redis://localhost:6379/1",
    ADMIN_EMAIL: "ada@acme.com",
    ADMIN_PASSWORD: "a long password",
    ORGANIZATION_NAME: "Acme",
    SIGNUPS: "open",
    BILLING_RETRY_CAP_SECONDS: "5",
    NOTICE_GRACE_SECONDS: "3",
    NOTICE_QUIET_SECONDS: "0",
    RATE_LIMITS: "off",
    CLIENT_IP_HEADER: "Fly-Client-IP",
    LOG_LEVEL: "warn",
  });
  expect(environment).toEqual({
    databaseUrl: "file:/data/books.db",
    appUrl: "https://billing.example.com",
    port: 8080,
    host: "127.0.0.1",
    isProduction: true,
    secrets: ["the newest secret of all", "the earlier secret"],
    stripe: {
      secretKey: "sk_test_abc",
      webhookSecrets: ["whsec_new", "whsec_old"],
      apiBase: "http://127.0.0.1:12111",
    },
    checkoutOrigins: ["https://checkout.stripe.com", "https://pay.example.com"],
    seatPriceId: "price_seat",
    mail: { smtpUrl: "smtps://user:pass@mail.example.com:465", from: "Acme <billing@acme.com>" },
    mailWebhookSecret: "reports-of-bounces",
    redisUrl: "redis://localhost:6379/1",
    firstOrganization: { email: "ada@acme.com", password: "a long password", organizationName: "Acme" },
    signupsOpen: true,
    billingRetryCap: 5000,
    noticeGrace: 3000,
    noticeQuiet: 0,
    rateLimitsOn: false,
    clientIpHeader: "Fly-Client-IP",
    logLevel: "warn",
  });
});

const wrong: readonly [name: string, value: string][] = [
  ["DATABASE_URL", "postgres://localhost/books"],
  ["DATABASE_URL", "file:"],
  ["APP_URL", "billing.example.com"],
  ["APP_URL", "https://billing.example.com/app"],
  ["APP_URL", "ftp://billing.example.com"],
  ["PORT", "http"],
  ["PORT", "-1"],
  ["PORT", "65536"],
  ["PORT", "99999999"],
  ["SESSION_SECRET", "short"],
  ["SESSION_SECRET", "a secret that is long enough,short"],
  ["SESSION_SECRET", ","],
  ["STRIPE_SECRET_KEY", "pk_test_abc"],
  ["STRIPE_WEBHOOK_SECRET", "secret"],
  ["STRIPE_WEBHOOK_SECRET", "whsec_a,other"],
  ["STRIPE_API_BASE", "127.0.0.1:12111"],
  ["CHECKOUT_ORIGINS", "checkout.stripe.com"],
  ["CHECKOUT_ORIGINS", "https://a.example/path"],
  ["STRIPE_SEAT_PRICE_ID", "prod_abc"],
  ["SMTP_URL", "mail.example.com:25"],
  ["MAIL_FROM", "Acme"],
  ["MAIL_FROM", "Acme <billing@acme.com>\r\nBcc: x@y.z"],
  ["MAIL_WEBHOOK_SECRET", "short"],
  ["MAIL_WEBHOOK_SECRET", "a secret with spaces in it"],
  ["REDIS_URL", "localhost:6379"],
  ["ADMIN_EMAIL", "ada"],
  ["ADMIN_PASSWORD", "short"],
  ["ORGANIZATION_NAME", "x".repeat(201)],
  ["SIGNUPS", "yes"],
  ["BILLING_RETRY_CAP_SECONDS", "soon"],
  ["BILLING_RETRY_CAP_SECONDS", "0"],
  ["BILLING_RETRY_CAP_SECONDS", "1.5"],
  ["NOTICE_GRACE_SECONDS", "-1"],
  ["NOTICE_QUIET_SECONDS", "86401"],
  ["RATE_LIMITS", "none"],
  ["CLIENT_IP_HEADER", "X Forwarded"],
  ["LOG_LEVEL", "loud"],
];

/** The variables that have to be there for this one alone to be wrong. */
const companions: Variables = {
  STRIPE_SECRET_KEY: "sk_test_abc",
  STRIPE_WEBHOOK_SECRET: "whsec_abc",
  SMTP_URL: "smtp://localhost",
  MAIL_FROM: "billing@acme.com",
  ADMIN_EMAIL: "ada@acme.com",
  ADMIN_PASSWORD: "a long password",
  ORGANIZATION_NAME: "Acme",
};

test.each(wrong)("%s=%j is one sentence that names it", (name, value) => {
  const problems = problemsOf({ ...companions, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} (must|is) .+\\.$`));
  expect(problems[0]).not.toMatch(/invalid input|received|undefined/i);
});

test("a wrong secret is not repeated in its sentence", () => {
  for (const name of ["SESSION_SECRET", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "ADMIN_PASSWORD"]) {
    expect(problemsOf({ ...companions, [name]: "tellnobody" }).join()).not.toContain("tellnobody");
  }
});

test("all that is wrong is said at once", () => {
  const problems = problemsOf({
    NODE_ENV: "production",
    PORT: "x",
    APP_URL: "y",
    SIGNUPS: "z",
    SMTP_URL: "smtp://a",
  });
  expect(problems.map((problem) => problem.split(" ")[0]).sort()).toEqual([
    "APP_URL",
    "MAIL_FROM",
    "PORT",
    "SESSION_SECRET",
    "SIGNUPS",
  ]);
});

describe("variables that go together", () => {
  test.each([
    ["STRIPE_SECRET_KEY", ["STRIPE_WEBHOOK_SECRET"]],
    ["STRIPE_WEBHOOK_SECRET", ["STRIPE_SECRET_KEY"]],
    ["SMTP_URL", ["MAIL_FROM"]],
    ["MAIL_FROM", ["SMTP_URL"]],
    ["ADMIN_EMAIL", ["ADMIN_PASSWORD", "ORGANIZATION_NAME"]],
    ["ORGANIZATION_NAME", ["ADMIN_EMAIL", "ADMIN_PASSWORD"]],
  ])("%s alone says that %j are missing", (name, missing) => {
    const problems = problemsOf({ [name]: companions[name] ?? "" });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(missing);
    for (const problem of problems) expect(problem).toContain("go together");
  });
});

describe("SESSION_SECRET", () => {
  test("must be set in production, and may be left out elsewhere", () => {
    expect(problemsOf({ NODE_ENV: "production" })).toEqual([
      "SESSION_SECRET is missing: in production it must be set, for example to the output of `openssl rand -hex 32`.",
    ]);
    expect(problemsOf({ NODE_ENV: "production", SESSION_SECRET: "" })).toHaveLength(1);
    expect(problemsOf({ NODE_ENV: "development" })).toEqual([]);
  });

  test("keeps its order: the first signs", () => {
    const { secrets } = readEnvironment({
      SESSION_SECRET: "the second secret of all , the first secret of all,",
    });
    expect(secrets).toEqual(["the second secret of all", "the first secret of all"]);
  });
});

test("an empty variable counts as left out", () => {
  expect(readEnvironment({ PORT: "", SMTP_URL: "", STRIPE_SECRET_KEY: "" })).toEqual(readEnvironment({}));
});
