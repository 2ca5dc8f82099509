import { describe, expect, test } from "vitest";
import { days, hours, minutes, seconds } from "#lib/duration";
import { createSeatWorld } from "./seat-world.ts";

const atOnce = { noticeGrace: 0, noticeQuiet: 0 };

describe("admins hear of an outage", () => {
  test("once when it begins and once when it is over, each of them, however often it strikes", async () => {
    const world = await createSeatWorld({ config: atOnce });
    const admin = await world.as("admin");
    await world.as("agent");
    await world.failEverything("500");
    for (let i = 0; i < 5; i += 1) await world.invite();
    for (let i = 0; i < 10; i += 1) await world.settleAfter(seconds(30));
    const opened = await world.mails("admin-notice");
    const name = admin.actor.kind === "user" ? admin.actor.userId : "";
    const { email } = await world.database.db.user.findUniqueOrThrow({ where: { id: name } });
    expect(opened.map(({ toAddress }) => toAddress).sort()).toEqual([world.owner.email, email].sort());
    expect(await world.mails("all-clear")).toEqual([]);
    await world.heal();
    await world.heal();
    expect(await world.mails("admin-notice")).toHaveLength(2);
    expect(await world.mails("all-clear")).toHaveLength(2);
    expect(await world.database.db.incident.findMany()).toMatchObject([
      { kind: "seats-delayed", resolvedAt: expect.any(Date) as Date },
    ]);
  });

  test("in a mail that says what happened and what to do", async () => {
    const world = await createSeatWorld({ config: atOnce });
    await world.failEverything("500");
    await world.invite();
    await world.sync();
    await world.settle();
    const notice = await world.mailbox.waitForMessage((mail) => mail.subject.includes("wait to be billed"));
    expect(notice.text).toContain("Stripe answered with a failure of its own.");
    expect(notice.text).toContain("Nothing needs to be done: Steadybill keeps trying");
    expect(notice.text).toContain("http://localhost:3000/admin/billing");
    await world.heal();
    await world.settle();
    const allClear = await world.mailbox.waitForMessage((mail) => mail.subject.includes("up to date again"));
    expect(allClear.text).toContain("Stripe has confirmed the right number of seats.");
  });

  test("not at all when it passes within the grace period", async () => {
    const world = await createSeatWorld();
    await world.fault({ kind: "500", times: 2 });
    await world.invite();
    for (let i = 0; i < 4; i += 1) await world.settleAfter(minutes(1));
    expect(world.quantity()).toBe(1);
    await world.settleAfter(hours(1));
    expect(
      await world.database.db.email.count({ where: { template: { in: ["admin-notice", "all-clear"] } } }),
    ).toBe(0);
  });

  test("after the grace period, even while the breaker lets nothing through", async () => {
    const world = await createSeatWorld();
    await world.failEverything("500");
    await world.invite();
    for (let i = 0; i < 4; i += 1) await world.settleAfter(minutes(1));
    expect(await world.mails("admin-notice")).toEqual([]);
    await world.settleAfter(minutes(2));
    expect(await world.mails("admin-notice")).toHaveLength(1);
  });

  test("again after 1, 6 and 24 hours and then daily", async () => {
    const world = await createSeatWorld({ config: atOnce });
    await world.failEverything("500");
    await world.invite();
    await world.sync();
    const noticesAfter = async (milliseconds: number) => {
      await world.settleAfter(milliseconds);
      return (await world.mails("admin-notice")).length;
    };
    expect(await noticesAfter(minutes(59))).toBe(1);
    expect(await noticesAfter(minutes(1))).toBe(2);
    expect(await noticesAfter(hours(5))).toBe(3);
    expect(await noticesAfter(hours(18))).toBe(4);
    expect(await noticesAfter(hours(24))).toBe(5);
    expect(await noticesAfter(days(3))).toBe(6);
  });

  test("of flapping once, because calm counts only when it lasts", async () => {
    const world = await createSeatWorld({ config: { noticeGrace: 0, noticeQuiet: minutes(10) } });
    for (let i = 0; i < 6; i += 1) {
      await world.fault({ kind: "500", times: 1 });
      await world.invite();
      for (let minute = 0; minute < 3; minute += 1) await world.settleAfter(minutes(1));
    }
    expect(await world.mails("admin-notice")).toHaveLength(1);
    expect(await world.mails("all-clear")).toEqual([]);
    await world.settleAfter(minutes(11));
    expect(await world.mails("all-clear")).toHaveLength(1);
  });

  test("of what only they can mend at once, with what to do", async () => {
    const world = await createSeatWorld();
    await world.ctx.stripe.cancelSubscription(String(world.stripe.state.subscriptions[0]?.id), "cancel");
    await world.invite();
    await world.sync();
    expect(await world.mails("admin-notice")).toHaveLength(1);
    expect(await world.database.db.incident.findMany()).toMatchObject([
      { kind: "seats-blocked", action: "Start seats again if agent seats are to be billed." },
    ]);
  });
});

describe("a refused key", () => {
  test("is told to the admins of every organization at once, one mail per person", async () => {
    const world = await createSeatWorld();
    const foreigner = await world.foreigner();
    if (foreigner.actor.kind === "user") {
      await world.database.db.membership.create({
        data: {
          id: "both",
          organizationId: world.organizationId,
          userId: foreigner.actor.userId,
          role: "admin",
          createdAt: world.clock.now(),
        },
      });
    }
    await world.failEverything("401");
    await world.invite();
    await world.sync();
    for (let i = 0; i < 3; i += 1) await world.settleAfter(seconds(30));
    expect(await world.database.db.incident.findMany()).toMatchObject([
      { kind: "stripe-refused", organizationId: null },
    ]);
    expect(await world.mails("admin-notice")).toHaveLength(2);
  });
});

describe("when the mail server is down as well", () => {
  test("reminders do not pile up, and what is over is not reminded of", async () => {
    const world = await createSeatWorld({ config: atOnce });
    await world.mailbox.faults.add({ kind: "refuse" });
    await world.failEverything("500");
    await world.invite();
    await world.sync();
    for (let i = 0; i < 4; i += 1) await world.settleAfter(hours(6));
    await world.heal();
    await world.mailbox.faults.clear();
    for (let i = 0; i < 3; i += 1) await world.settleAfter(hours(1));
    const subjects = world.mailbox.messages().map(({ subject }) => subject);
    // What could not be told in time is told together with the end.
    expect(subjects.filter((subject) => subject.includes("wait to be billed"))).toEqual([]);
    expect(subjects.filter((subject) => subject.includes("up to date again"))).toHaveLength(1);
    expect(await world.database.db.email.count({ where: { state: { in: ["queued", "failed"] } } })).toBe(0);
  });
});
