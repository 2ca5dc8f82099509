import { ensureFirstOrganization } from "#domain/accounts";
import { contextFor } from "#platform/context";
import { days } from "#lib/duration";
import { hireAgents } from "./agents.ts";
import { meetClients } from "./clients.ts";
import { comparePayouts, creditTwoHours } from "./corrections.ts";
import { runMonths } from "./months.ts";
import { setUpOffice } from "./office.ts";
import { agent, owner, type Story } from "./story.ts";
import { endWithThisWeek } from "./this-week.ts";
import { meterClients } from "./usage.ts";

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
    await meterClients(story, { ctx, clients, today });
    await creditTwoHours(story, { ctx, clients, today });
    await endWithThisWeek(story, { ctx, clients, today });
    await comparePayouts(story, { ctx, clients, today });
  }
  return {
    OWNER_EMAIL: owner.email,
    OWNER_PASSWORD: owner.password,
    AGENT_EMAIL: agent.email,
    AGENT_PASSWORD: agent.password,
  };
}
