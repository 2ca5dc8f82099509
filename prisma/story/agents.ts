import { acceptInvite, inviteAgent } from "#domain/agents";
import { linkToken } from "#domain/links";
import { startSeats } from "#domain/seats";
import { type Context, contextFor } from "#platform/context";
import { agent, type Story } from "./story.ts";

/** An agent comes to work here, and seats are billed. */
export async function hireAgents({ parts, settle }: Story, ctx: Context): Promise<void> {
  await startSeats(ctx);
  const invite = await inviteAgent(ctx, { email: agent.email });
  await settle();
  const link = await ctx.db.link.findFirstOrThrow({ where: { kind: "invite", subjectId: invite.id } });
  await acceptInvite(contextFor(parts, { kind: "stranger" }), {
    token: await linkToken(ctx, link.id),
    account: { name: agent.name, password: agent.password },
    userAgent: "",
    address: "",
  });
}
