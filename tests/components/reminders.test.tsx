import { describe, expect, test } from "vitest";
import { CalendarTable } from "#components/reminders/calendar-table";
import { StepRows } from "#components/reminders/step-rows";
import { WeekdayFields } from "#components/reminders/weekday-fields";
import { RemindersCard } from "#components/invoice/reminders-card";
import type { InvoicePageData, ShownReminders } from "../../app/components/invoice/page-data.ts";
import { holdText, pastText, stepTitle } from "../../app/components/reminders/reminder-words.ts";
import { render } from "./render.tsx";

/** What stands between tags, without them. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("why a reminder does not go out", () => {
  test.each([
    [{ reason: "promised", until: "2026-03-20" }, "Put off: payment is promised until Mar 20, 2026"],
    [{ reason: "processing", until: null }, "Held: a payment is on its way"],
    [{ reason: "disputed", until: null }, "Held: a payment is disputed"],
    [{ reason: "bounced", until: null }, "Held: the last mail did not arrive"],
  ] as const)("%j is a sentence", (hold, text) => {
    expect(holdText(hold, "en-US")).toBe(text);
  });
});

test.each([
  [-3, "3 days before the due date"],
  [0, "On the due date"],
  [null, "By hand"],
])("the step %s is headed %s", (offset, title) => {
  expect(stepTitle(offset)).toBe(title);
});

test.each([
  [{ outcome: "sent", reason: "due" }, null],
  [{ outcome: "sent", reason: "by hand" }, "Sent by hand"],
  [{ outcome: "skipped", reason: "overtaken" }, "A later one took its place"],
  [{ outcome: "skipped", reason: "by hand" }, "Skipped by hand"],
])("what became of a step is told: %j", (what, text) => {
  expect(pastText(what)).toBe(text);
});

describe("rows of steps", () => {
  const rows = [
    { when: "before", days: "3", isOn: "on" },
    { when: "after", days: "-7" },
  ];
  const errors = { "steps[1].days": ["The days are a whole number from 1 to 365."], steps: ["Too many."] };
  const html = render(<StepRows formId="f" rows={rows} rowCount={3} errors={errors} />);

  test("hold what was typed, with empty ones to add to", () => {
    expect(html.match(/<fieldset/g)).toHaveLength(3);
    expect(html).toMatch(/name="steps\[1\]\.days"[^>]*value="-7"/);
    expect(html).toMatch(/value="before" selected=""/);
  });

  test("are on while they are empty, and off where the tick was taken away", () => {
    const checked = [...html.matchAll(/<input[^>]*name="steps\[\d\]\.isOn"[^>]*>/g)].map(([input]) =>
      input.includes("checked"),
    );
    expect(checked).toEqual([true, false, true]);
  });

  test("tell what is wrong beside the field, and of all of them above", () => {
    expect(html).toContain('aria-describedby="f-steps[1].days-error"');
    expect(textOf(html)).toContain("Too many.");
  });

  test("have labels of their own each", () => {
    for (const label of ["Step 1", "Days, step 2", "On , step 3"]) expect(textOf(html)).toContain(label);
  });
});

test("days are ticked as chosen, one alone as well", () => {
  const ticked = (chosen: unknown) =>
    render(<WeekdayFields id="w" name="weekdays" chosen={chosen} errors={undefined} />).match(/checked=""/g);
  expect(ticked(["1", "5"])).toHaveLength(2);
  expect(ticked("6")).toHaveLength(1);
  expect(ticked(undefined)).toBeNull();
});

describe("the calendar", () => {
  const reminder = {
    ...{ invoiceId: "i1", number: "INV-0001", currency: "EUR", amountDue: 10000n, offsetDays: 7 },
    client: { id: "c1", name: "Harbour Ltd", timeZone: "Pacific/Auckland" },
    at: new Date("2026-03-22T20:00:00Z"),
    ...{ overtaken: [0], recipients: ["pay@harbour.test"], hold: null },
  };
  const show = (over: object, isOn = true) =>
    render(
      <CalendarTable caption="Reminders" reminders={[{ ...reminder, ...over }]} locale="en-US" isOn={isOn} />,
    );

  test("tells when by the client's clocks, of what, to whom and instead of what", () => {
    const text = textOf(show({}));
    for (const part of [
      "Harbour Ltd",
      "Mar 23, 2026, 9:00 AM",
      "Pacific/Auckland",
      "€100.00",
      "pay@harbour.test",
    ])
      expect(text).toContain(part);
    expect(text).toContain("In place of an earlier one");
  });

  test("tells what holds it", () => {
    expect(textOf(show({ hold: { reason: "disputed", until: null } }))).toContain("a payment is disputed");
  });

  test("has buttons while reminders are on, and none in a preview", () => {
    expect(show({})).toContain("/admin/reminders/i1/7/skipping");
    expect(show({}, false)).not.toContain("skipping");
  });
});

describe("on an invoice's page", () => {
  const reminders: ShownReminders = {
    ...{ isOn: true, timeZone: "Europe/Vienna", hold: null, canBeReminded: true, promise: null },
    next: { offsetDays: 0, at: new Date("2026-03-16T08:00:00Z") },
    past: [],
  };
  const page = {
    invoice: { id: "i1", status: "open", amountDue: 100n },
    recipients: ["ada@lovelace.test"],
    mayMoveMoney: true,
    ...{ locale: "en-US", timeZone: "Europe/Vienna" },
  } as unknown as InvoicePageData;
  const show = (over: Partial<ShownReminders>, pageOver: object = {}) =>
    render(<RemindersCard page={{ ...page, ...pageOver }} reminders={{ ...reminders, ...over }} />);

  test("stands when the next one goes out, and the way to remind at once", () => {
    expect(textOf(show({}))).toContain("On the due date: Mar 16, 2026, 9:00 AM");
    expect(show({})).toContain("/admin/invoices/i1/reminders");
  });

  test("stands why none does, without the way to remind", () => {
    const held = show({ hold: { reason: "processing", until: null } });
    expect(textOf(held)).toContain("Held: a payment is on its way.");
    expect(held).not.toContain("/admin/invoices/i1/reminders");
    expect(textOf(show({ canBeReminded: false, next: null }))).toContain("once the invoice has arrived");
    expect(textOf(show({ next: null }))).toContain("No further reminder is planned.");
    expect(textOf(show({ next: null, isOn: false }))).toContain("Reminders are off.");
  });

  test("stands a promise with the way to take it back", () => {
    const html = show({ promise: { until: "2026-03-20", note: "By phone" } });
    expect(textOf(html)).toContain("Promised until Mar 20, 2026 By phone");
    expect(html).toContain("/admin/invoices/i1/promise/withdrawal");
  });

  test("stands what there was, with how each mail fared", () => {
    const past = [
      {
        ...{ id: "r1", offsetDays: -3, outcome: "sent", reason: "due" },
        createdAt: new Date("2026-03-13T08:00:00Z"),
        mails: [{ address: "ada@lovelace.test", state: "sent" }],
      },
    ] satisfies ShownReminders["past"];
    expect(textOf(show({ past }))).toContain(
      "3 days before the due date Mar 13, 2026, 9:00 AM ada@lovelace.test Sent",
    );
  });

  test("an agent reads it and has no buttons", () => {
    const html = show({ promise: { until: "2026-03-20", note: "" } }, { mayMoveMoney: false });
    expect(html).not.toContain("<form");
    expect(html).not.toContain("/promise");
  });

  test("stands nothing where nothing is owed and nothing was sent", () => {
    const invoice = { id: "i1", status: "paid", amountDue: 0n };
    expect(show({}, { invoice })).not.toContain("Reminders");
  });
});
