import { onTestFinished, vi } from "vitest";
import { sendInvoice } from "#domain/invoices";
import { getReminderSettings, updateReminderSettings } from "#domain/reminders";
import { typedTimeIn } from "#lib/typed-instant";
import { runQueue } from "../../../app/server/jobs.ts";
import { makeClient, makeOpenInvoice } from "../../billing-factories.ts";
import { createWorld, type WorldOptions } from "../../world.ts";

// A life of months sends many mails.
vi.setConfig({ testTimeout: 120_000 });

export type ReminderWorld = Awaited<ReturnType<typeof createReminderWorld>>;

type Settings = Parameters<typeof updateReminderSettings>[1];

/** A world with words for clients that are reminded; clocks and zones are Vienna's unless said otherwise. */
export async function createReminderWorld(options: WorldOptions = {}) {
  const world = await createWorld(options);
  onTestFinished(() => world.close());
  const { clock, systemCtx, database } = world;
  return {
    ...world,
    /** Saves these steps and switches reminders on. */
    remindBy: async (offsets: readonly number[], over: Partial<Settings> = {}) => {
      const { version, opensAt, closesAt, weekdays } = await getReminderSettings(world.ctx);
      return updateReminderSettings(world.ctx, {
        ...{ version, opensAt, closesAt, weekdays: [...weekdays], isOn: true },
        steps: offsets.map((offsetDays) => ({ offsetDays, isOn: true })),
        ...over,
      });
    },
    /** An invoice over 100.00 that has arrived. */
    deliver: async (over: Parameters<typeof makeOpenInvoice>[1] = {}) => {
      const clientId = over.clientId ?? (await makeClient(world.ctx)).id;
      const { id } = await makeOpenInvoice(world.ctx, { ...over, clientId });
      await sendInvoice(world.ctx, { id });
      await sweep();
      return { id, clientId };
    },
    /** Does what is due now and nothing later. */
    sweep: () => sweep(),
    /** Lives through the time until then from one thing that is due to the next, as the queue does. */
    liveUntil: async (end: string) => {
      for (;;) {
        const next = await sweep();
        if (!next || next > new Date(end)) break;
        clock.set(next);
      }
      clock.set(end);
      await sweep();
    },
    /** Every reminder that has left, in order: when by the client's clocks, and its subject. */
    left: async (zone = "Europe/Vienna") => {
      const mails = await database.db.email.findMany({
        where: { template: { in: ["reminder", "overdue"] }, state: "sent" },
        orderBy: [{ sentAt: "asc" }, { id: "asc" }],
      });
      const subjects = new Map(world.mailbox.messages().map((mail) => [mail.messageId, mail.subject]));
      return mails.map(
        ({ sentAt, messageId }) =>
          `${typedTimeIn(zone, sentAt ?? new Date(0))} ${subjects.get(messageId) ?? "(not arrived)"}`,
      );
    },
    /** What was written down of an invoice: the step, what became of it, and why. */
    written: async (invoiceId: string) => {
      const rows = await database.db.reminder.findMany({ where: { invoiceId }, orderBy: { id: "asc" } });
      return rows.map(({ offsetDays, outcome, reason }) => [offsetDays, outcome, reason]);
    },
    mails: () =>
      database.db.email.findMany({
        where: { template: { in: ["reminder", "overdue"] } },
        orderBy: { id: "asc" },
      }),
  };

  async function sweep(): Promise<Date | null> {
    for (let round = 0; round < 50; round += 1) {
      const woken = world.wakes.length;
      const next = await runQueue(systemCtx, "emails");
      // What a mail that has left makes due is due now.
      if (world.wakes.length === woken && (!next || next > clock.now())) return next;
    }
    throw new Error("What is due does not come to an end.");
  }
}
