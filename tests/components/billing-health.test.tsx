import { describe, expect, test } from "vitest";
import { HealthCard } from "#components/billing/health-card";
import { IncidentCard } from "#components/billing/incident-card";
import { NoticesTable } from "#components/billing/notices-table";
import { WaitingCard } from "#components/billing/waiting-card";
import { AttemptsTable } from "#components/seats/attempts-table";
import { SeatsCard } from "#components/seats/seats-card";
import { render } from "./render.tsx";

const zone = { timeZone: "Europe/Vienna", locale: "en-GB" };
const at = (time: string) => new Date(`2026-03-02T${time}Z`);

describe("Stripe's health", () => {
  const well = {
    state: "well",
    failingSince: null,
    answeredAt: at("09:00:00"),
    failedAt: null,
    reason: null,
    probeAt: null,
  } as const;

  test("is its last answer when all is well", () => {
    const html = render(<HealthCard health={well} {...zone} />);
    expect(html).toContain("Stripe answers.");
    expect(html).toContain("2 Mar 2026, 10:00:00");
    expect(html).not.toContain("Last failure");
  });

  test("while the breaker pauses is since when, why and when it is probed", () => {
    const paused = {
      ...well,
      state: "paused",
      failingSince: at("09:01:00"),
      failedAt: at("09:05:00"),
      reason: "Stripe did not answer.",
      probeAt: at("09:05:30"),
    } as const;
    const html = render(<HealthCard health={paused} {...zone} />);
    for (const text of ["Paused", "10:01:00", "10:05:00", "Stripe did not answer.", "10:05:30"])
      expect(html).toContain(text);
  });

  test("without Stripe is what to set", () => {
    const html = render(
      <HealthCard health={{ ...well, state: "unconfigured", answeredAt: null }} {...zone} />,
    );
    expect(html).toContain("Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET and restart.");
  });
});

describe("what waits for Stripe", () => {
  const invite = { id: "i1", email: "robin@kettle.test", status: "pending", since: at("09:00:00") } as const;

  test("is nothing to show while nothing waits", () => {
    expect(render(<WaitingCard waiting={{ invites: [], inviteCount: 0, otherCount: 0 }} {...zone} />)).toBe(
      "",
    );
  });

  test.each([
    [{ inviteCount: 1, otherCount: 0 }, null],
    [{ inviteCount: 2, otherCount: 0 }, "One more invite."],
    [{ inviteCount: 1, otherCount: 1 }, "One other change:"],
    [{ inviteCount: 4, otherCount: 2 }, "3 more invites. 2 other changes:"],
  ])("is named by address, and counted where there is none: %j", (counts, sentence) => {
    const html = render(<WaitingCard waiting={{ invites: [invite], ...counts }} {...zone} />);
    expect(html).toContain("robin@kettle.test");
    expect(html).toContain('href="/admin/agents/invites/i1"');
    if (sentence) expect(html).toContain(sentence);
    else expect(html).not.toMatch(/more invite|other change/);
  });
});

describe("the seat subscription", () => {
  const seats = {
    billable: 2,
    synced: 2,
    pending: 0,
    state: "idle",
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    action: null,
    requestId: null,
    failedSince: null,
    breaker: { isOpen: false, reason: null },
  } as const;
  const subscription = {
    stripeSubscriptionId: "sub_1",
    startedAt: null,
    priceId: "price_old",
    wantedPriceId: null,
    cancelsAtPeriodEnd: false,
    periodEndsAt: null,
  };

  test("says nothing of plans when there are none", () => {
    expect(render(<SeatsCard seats={seats} subscription={subscription} {...zone} />)).not.toMatch(
      /New price|Ends/,
    );
  });

  test("says which price is wanted and when it ends", () => {
    const planned = {
      ...subscription,
      wantedPriceId: "price_new",
      cancelsAtPeriodEnd: true,
      periodEndsAt: at("23:30:00"),
    };
    const html = render(<SeatsCard seats={seats} subscription={planned} {...zone} />);
    expect(html).toMatch(/price_new.* once Stripe confirms it; until then .*price_old/);
    expect(html).toContain("3 Mar 2026, 00:30");
  });
});

const incident = {
  headline: "Seat billing needs you",
  detail: "Stripe wants a payment first.",
  action: "Settle what is open.",
  hits: 3,
  openedAt: at("09:00:00"),
  lastAt: at("09:10:00"),
  quietSince: null,
  resolvedAt: null,
  concernsAll: false,
  nextNoticeAt: at("10:00:00"),
};

test("an open incident says what to do, one that has stopped that nothing is to be done, one that is over until when", () => {
  expect(render(<IncidentCard incident={incident} {...zone} />)).toContain("Settle what is open.");
  const calm = { ...incident, quietSince: at("09:20:00"), nextNoticeAt: null };
  const stopped = render(<IncidentCard incident={calm} {...zone} />);
  expect(stopped).toContain("it works again at the moment");
  expect(stopped).not.toContain("Settle what is open.");
  const over = render(<IncidentCard incident={{ ...calm, resolvedAt: at("09:30:00") }} {...zone} />);
  expect(over).toMatch(/Over since.*10:20:00/);
  expect(over).not.toContain("What to do");
});

test("a notice says to whom, on which occasion, and why it has not left", () => {
  const notice = {
    id: "1",
    occasion: "reminder",
    number: 2,
    name: "Olivia Kettle",
    address: "owner@kettle.test",
    state: "queued",
    writtenAt: at("09:00:00"),
    sentAt: null,
    nextAttemptAt: at("09:15:00"),
    reason: "The mail server cannot be reached.",
  } as const;
  const html = render(<NoticesTable notices={[notice]} {...zone} empty={null} />);
  for (const text of [
    "Olivia Kettle",
    "owner@kettle.test",
    "Reminder 2",
    "Queued",
    "10:15:00",
    notice.reason,
  ])
    expect(html).toContain(text);
});

test("an attempt that this version has no word for is shown as it is", () => {
  const attempt = {
    id: 1,
    quantity: 3,
    startedAt: at("09:00:00"),
    result: "eclipsed",
    detail: "The moon was in the way.",
    requestId: "req_1",
  };
  const html = render(<AttemptsTable attempts={[attempt]} {...zone} />);
  for (const text of ["eclipsed", "The moon was in the way.", "req_1"]) expect(html).toContain(text);
});
