import type { fixedClock } from "#platform/clock";
import type { Parts } from "#platform/context";
import type { LocalMailbox } from "../../tests/mail-local/index.ts";
import type { LocalStripe } from "../../tests/stripe-local/index.ts";

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
