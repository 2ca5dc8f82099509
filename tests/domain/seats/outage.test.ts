import { expect, test } from "vitest";
import { days, hours, minutes } from "#lib/duration";
import { createSeatWorld } from "./seat-world.ts";

test("an outage of three days is seven mails to each admin, at exactly these times", async () => {
  const world = await createSeatWorld();
  const admin = await world.as("admin");
  await world.as("agent");
  await world.settleAfter(days(1));
  await world.failEverything("500");
  await world.invite();
  await world.sync();
  const start = world.clock.now();
  // The sweep looks far more often; what matters is that it looks when something is due.
  const steps = [minutes(5), minutes(30), hours(1), hours(3), hours(6), hours(12)];
  const later = Array.from({ length: 9 }, (_, index) => hours(24) + index * hours(6));
  for (const step of [...steps, ...later]) {
    world.clock.set(new Date(start.getTime() + step));
    await world.settle();
  }
  await world.invite("late@kettle.test");
  await world.heal();
  const healed = world.clock.now();
  for (let i = 0; i < 4; i += 1) await world.settleAfter(minutes(10));
  await world.settleAfter(days(30));

  const { email } = await world.database.db.user.findUniqueOrThrow({
    where: { id: admin.actor.kind === "user" ? admin.actor.userId : "" },
  });
  for (const address of [world.owner.email, email]) {
    const mails = await world.database.db.email.findMany({
      where: { toAddress: address, subjectKind: "incident" },
      orderBy: { id: "asc" },
    });
    const table = mails.map(({ template, createdAt, state }) => [
      template,
      createdAt.getTime() - start.getTime(),
      state,
    ]);
    expect(table.slice(0, -1)).toEqual([
      ["admin-notice", minutes(5), "sent"],
      ["admin-notice", hours(1), "sent"],
      ["admin-notice", hours(6), "sent"],
      ["admin-notice", hours(24), "sent"],
      ["admin-notice", hours(48), "sent"],
      ["admin-notice", hours(72), "sent"],
    ]);
    expect(table.at(-1)).toMatchObject(["all-clear", expect.any(Number), "sent"]);
    expect(mails.at(-1)?.createdAt.getTime()).toBeGreaterThanOrEqual(healed.getTime());
    const subjects = world.mailbox.messages().filter(({ to }) => to.includes(address));
    expect(subjects.map(({ subject }) => subject)).toEqual([
      "Agent seats wait to be billed (Kettle & Co.)",
      ...Array.from({ length: 5 }, () => "Still: Agent seats wait to be billed (Kettle & Co.)"),
      "Seat billing is up to date again (Kettle & Co.)",
    ]);
  }
  expect(await world.database.db.email.count({ where: { subjectKind: "incident" } })).toBe(14);
  expect(world.quantity()).toBe(3);
});
