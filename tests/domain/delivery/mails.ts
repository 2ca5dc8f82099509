import {
  type Composers,
  type ComposedEmail,
  EmailObsolete,
  type NewEmail,
  type QueuedEmail,
  queueEmail,
  sendDueMails,
} from "#domain/delivery";
import { type Context, inTransaction } from "#platform/context";
import type { World } from "../../world.ts";

const brand = { name: "Kettle & Co.", accentColor: "#224466", footer: ["Kettle & Co., Vienna"] };

export function composeReset(email: QueuedEmail): ComposedEmail {
  const url = `http://localhost:3000/reset-password/${email.id}`;
  return {
    content: {
      template: "password-reset",
      props: { brand, email: email.to.address, validFor: "1 hour", url },
    },
  };
}

/** Composers for one mail that can be written and two that cannot. */
export const composers: Composers = {
  "password-reset": async (_ctx, email) => composeReset(email),
  broken: async () => {
    throw new TypeError("cannot read the name of null");
  },
  obsolete: async () => {
    throw new EmailObsolete("The invoice was void before this mail went out.");
  },
};

export const toAda: NewEmail = {
  template: "password-reset",
  to: { address: "ada@client.test", name: "Ada" },
  props: { userId: "u-1" },
  dedupe: "reset:u-1",
  subjectKind: "user",
  subjectId: "u-1",
};

export function queue(world: World, over: Partial<NewEmail> = {}): Promise<{ id: string }> {
  return inTransaction(world.ctx, (tx) => queueEmail(tx, { ...toAda, ...over }));
}

export function send(world: World, ctx: Context = world.systemCtx): Promise<Date | null> {
  return sendDueMails(ctx, composers);
}

/** What the mail server took, in its order. */
export function arrived(world: World) {
  return world.mailbox.messages().map(({ messageId, to }) => ({ messageId, to }));
}

export function stored(world: World, id: string) {
  return world.database.db.email.findUniqueOrThrow({ where: { id } });
}
