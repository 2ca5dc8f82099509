import { z } from "zod";

const day = 86_400;

const secondsFrom = (shortest: number) =>
  z
    .string()
    .transform((value) => (/^\d{1,7}$/.test(value) ? Number(value) : Number.NaN))
    .refine(
      (value) => value >= shortest && value <= day,
      `must be a whole number of seconds from ${shortest} to ${day}.`,
    );

const origin = (value: string) => {
  try {
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "";
  } catch {
    return false;
  }
};

const list = (value: string) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

const originSchema = z
  .string()
  .refine(origin, "must be an http or https address without a path, for example https://billing.example.com.")
  .transform((value) => new URL(value).origin);

/** Messages continue a sentence that starts with the variable's name. */
export const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, "must start with file:, for example file:./data/steadybill.db.")
    .default("file:./data/steadybill.db"),
  APP_URL: originSchema.default("http://localhost:3000"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number from 0 to 65535.")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a port number from 0 to 65535.")
    .default(3000),
  HOST: z.string().default("0.0.0.0"),
  SESSION_SECRET: z
    .string()
    .transform(list)
    .refine(
      (secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= 16),
      "must be a secret of at least 16 characters, or a comma-separated list of such.",
    )
    .optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(
      /^(sk|rk)_(test|live)_\w+$/,
      "must be a Stripe secret key, which starts with sk_test_, sk_live_, rk_test_ or rk_live_.",
    )
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .transform(list)
    .refine(
      (secrets) => secrets.length > 0 && secrets.every((secret) => secret.startsWith("whsec_")),
      "must be a webhook signing secret, which starts with whsec_, or a comma-separated list of such.",
    )
    .optional(),
  STRIPE_API_BASE: originSchema.default("https://api.stripe.com"),
  CHECKOUT_ORIGINS: z
    .string()
    .transform(list)
    .refine(
      (origins) => origins.length > 0 && origins.every(origin),
      "must be a comma-separated list of origins, for example https://checkout.stripe.com.",
    )
    .default(["https://checkout.stripe.com"]),
  STRIPE_SEAT_PRICE_ID: z
    .string()
    .regex(/^price_\w+$/, "must be the id of a Stripe price, which starts with price_.")
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "must start with smtp:// or smtps://.")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      "must be an e-mail address, with or without a name: Acme <billing@acme.com>.",
    )
    .optional(),
  MAIL_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^[\x21-\x7e]{12,}$/,
      "must be a secret of at least 12 characters without spaces, for example the output of `openssl rand -hex 32`.",
    )
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, "must start with redis:// or rediss://.")
    .optional(),
  ADMIN_EMAIL: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address.")
    .optional(),
  ADMIN_PASSWORD: z.string().min(12, "must have at least 12 characters.").optional(),
  ORGANIZATION_NAME: z.string().max(200, "must have at most 200 characters.").optional(),
  SIGNUPS: z.enum(["open", "closed"], "must be open or closed.").default("closed"),
  BILLING_RETRY_CAP_SECONDS: secondsFrom(1).default(300),
  NOTICE_GRACE_SECONDS: secondsFrom(0).default(300),
  NOTICE_QUIET_SECONDS: secondsFrom(0).default(600),
  RATE_LIMITS: z.enum(["on", "off"], "must be on or off.").default("on"),
  CLIENT_IP_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, "must be the name of a header.")
    .optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent.")
    .default("info"),
});
