import { expect } from "vitest";
import { acceptInvite, inviteAgent } from "#domain/agents";
import { linkToken } from "#domain/links";
import { countSeats, getOrganization, updateOrganization } from "#domain/organizations";
import { seatStatus, syncDueSeats } from "#domain/seats";
import type { Context } from "#platform/context";
import { minutes } from "#lib/duration";
import type { World } from "../../world.ts";

export function invite(world: World, email: string) {
  return inviteAgent(world.ctx, { email });
}

/** The token in the link of that invite's mail. */
export async function tokenOf(world: World, { id }: { id: string }): Promise<string> {
  const link = await world.database.db.link.findFirstOrThrow({ where: { subjectId: id } });
  return linkToken(world.ctx, link.id);
}

export function accept(world: World, token: string, ctx: Context = world.strangerCtx) {
  const account = { name: "Noor", password: "correct horse battery" };
  return acceptInvite(ctx, { token, account, userAgent: "Firefox", address: "192.0.2.7" });
}

export function userIdOf({ actor }: Context): string {
  return actor.kind === "user" ? actor.userId : "";
}

export async function emailOf(world: World, ctx: Context): Promise<string> {
  return (await world.database.db.user.findUniqueOrThrow({ where: { id: userIdOf(ctx) } })).email;
}

export async function setSeats(
  world: World,
  settings: { seatLimit?: number; seatPolicy?: "invited" | "accepted" },
): Promise<void> {
  const { version } = await getOrganization(world.ctx);
  await updateOrganization(world.ctx, { version, ...settings });
}

/** How many seats are taken. */
export function seats(world: World): Promise<number> {
  return countSeats(world.ctx, { organizationId: world.organizationId });
}

/** Rows of a list of so many agents to invite. */
export function people(count: number): { email: string }[] {
  return Array.from({ length: count }, (_, index) => ({ email: `p${index}@kettle.test` }));
}

/** How many rows inviting has written. */
export async function rowsOf(world: World) {
  const { db } = world.database;
  return {
    invites: await db.agentInvite.count(),
    emails: await db.email.count(),
    links: await db.link.count(),
    activity: await db.activity.count(),
  };
}

export function fulfilled(tries: readonly PromiseSettledResult<unknown>[]): number {
  return tries.filter(({ status }) => status === "fulfilled").length;
}

export function reasons(tries: readonly PromiseSettledResult<unknown>[]): Set<string> {
  return new Set(tries.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : [])));
}

/** Lets the queue catch up; Stripe's quantity and our flags must then say what the rows say. */
export async function expectBilled(world: World, quantity: number): Promise<void> {
  world.clock.advance(minutes(2));
  await syncDueSeats(world.systemCtx);
  expect(await seats(world)).toBe(quantity);
  expect(world.stripe.state.subscriptionItems).toMatchObject([{ quantity }]);
  expect(await seatStatus(world.ctx)).toMatchObject({ billable: quantity, synced: quantity, pending: 0 });
  expect(await world.database.db.agentInvite.count({ where: { billingPending: true } })).toBe(0);
}
