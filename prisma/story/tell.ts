import { ensureFirstOrganization } from "#domain/accounts";
import { type Context, contextFor, type Parts } from "#platform/context";
import { days } from "#lib/duration";
import type { fixedClock } from "#platform/clock";
import type { LocalMailbox } from "../../tests/mail-local/index.ts";
import type { LocalStripe } from "../../tests/stripe-local/index.ts";
import { hireAgents } from "./agents.ts";
import { meetClients } from "./clients.ts";
import { runMonths } from "./months.ts";
import { setUpOffice } from "./office.ts";
import { endWithThisWeek } from "./this-week.ts";

export type Story = {
  readonly parts: Parts;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly stripe: LocalStripe;
  readonly mailbox: LocalMailbox;
  /** Does what is due at the story's present time: mails, Stripe's events, seats. */
  settle(): Promise<void>;
};

export const owner = { email: "owner@kettle.test", password: "kettle on the stove", name: "Olivia Kettle" };
export const agent = { email: "agent@kettle.test", password: "teapot in the rain", name: "Amir Teal" };

/** From an empty database to today. */
export async function tellStory(story: Story): Promise<Record<string, string>> {
  const today = new Date();
  story.clock.set(new Date(today.getTime() - days(170)));
  const stranger = contextFor(story.parts, { kind: "system" });
  const isNew = await ensureFirstOrganization(stranger, {
    email: owner.email,
    password: owner.password,
    organizationName: "Kettle & Co.",
  });
  if (isNew) {
    const ctx = await setUpOffice(story);
    const clients = await meetClients(ctx);
    await runMonths(story, { ctx, clients, today });
    await hireAgents(story, ctx);
    await endWithThisWeek(story, { ctx, clients, today });
  }
  return {
    OWNER_EMAIL: owner.email,
    OWNER_PASSWORD: owner.password,
    AGENT_EMAIL: agent.email,
    AGENT_PASSWORD: agent.password,
  };
}
