import type { Config, Parts } from "#platform/context";
import { systemClock } from "#platform/clock";
import type { Database } from "#platform/db";
import type { Environment } from "#platform/env";
import type { Log } from "#platform/log";
import { createMailer } from "#platform/mail";
import type { WakeUps } from "#platform/queue";
import { createStripeDoor, stripeNotConfigured } from "#platform/stripe";
import { react } from "./reactions.ts";

/** Everything of a context but who acts, from the environment. */
export function createParts(
  environment: Environment,
  world: { database: Database; queue: WakeUps; log: Log },
): Parts {
  return {
    ...world,
    stripe: environment.stripe ? createStripeDoor(environment.stripe) : stripeNotConfigured,
    mail: createMailer(environment.mail),
    clock: systemClock,
    config: configOf(environment),
    react,
  };
}

function configOf(environment: Environment): Config {
  const { appUrl, secrets, billingRetryCap, noticeGrace, noticeQuiet, signupsOpen, rateLimitsOn } =
    environment;
  const { mailWebhookSecret } = environment;
  const seatPriceId = environment.stripe ? environment.seatPriceId : null;
  return {
    appUrl,
    secrets,
    seatPriceId,
    billingRetryCap,
    noticeGrace,
    noticeQuiet,
    signupsOpen,
    rateLimitsOn,
    mailWebhookSecret,
  };
}
