import { onTestFinished } from "vitest";
import { calmIncident, raiseIncident, sendDueNotices, type Trouble } from "#domain/alerts";
import { sendDueMails } from "#domain/delivery";
import { type Context, inTransaction } from "#platform/context";
import { composers } from "../../../app/server/jobs.ts";
import { createWorld, type WorldOptions } from "../../world.ts";

export type AlertWorld = Awaited<ReturnType<typeof createAlertWorld>>;

/** A world with words for trouble that begins and ends, and for what its admins are mailed. */
export async function createAlertWorld(options: WorldOptions = {}) {
  const world = await createWorld(options);
  onTestFinished(() => world.close());
  const { organizationId } = world;
  const trouble: Trouble = {
    kind: "seats-delayed",
    scope: organizationId,
    organizationId,
    detail: "Stripe did not answer.",
    action: "Nothing needs to be done.",
    urgency: "may-pass",
  };
  return {
    ...world,
    raise: (over: Partial<Trouble> = {}) =>
      inTransaction(world.systemCtx, (tx) => raiseIncident(tx, { ...trouble, ...over })),
    calm: (over: Partial<Pick<Trouble, "kind" | "scope">> = {}) =>
      inTransaction(world.systemCtx, (tx) =>
        calmIncident(tx, { kind: trouble.kind, scope: trouble.scope, ...over }),
      ),
    /** Does what is due now, and answers when the next notice is. */
    tell: () => sendDueNotices(world.systemCtx),
    /** Sends what is due and nothing else. */
    mail: () => sendDueMails(world.systemCtx, composers),
    /** Lets that much time pass and sends what is due then. */
    pass: async (milliseconds: number) => {
      world.clock.advance(milliseconds);
      await world.settle();
    },
    /** Every mail that was written down: to whom, what, and what became of it. */
    notices: async () =>
      (await world.database.db.email.findMany({ orderBy: { id: "asc" } })).map((mail) => ({
        to: mail.toAddress,
        occasion: (JSON.parse(mail.props) as { occasion: string }).occasion,
        state: mail.state,
        at: mail.createdAt,
      })),
    /** Subjects of what has arrived, oldest first; with an address, only there. */
    arrived: (address?: string) =>
      world.mailbox
        .messages()
        .filter(({ to }) => address === undefined || to.includes(address))
        .map(({ subject }) => subject),
    addressOf: async ({ actor }: Context) =>
      actor.kind === "user"
        ? (await world.database.db.user.findUniqueOrThrow({ where: { id: actor.userId } })).email
        : "",
  };
}
