import { describe, expect, test } from "vitest";
import { readTypedSteps, stepText, suggestedSteps, typedStep } from "#lib/reminder-steps";

const row = (when: string, days: string, isOn = true) => ({ when, days, isOn });
const complaints = (...rows: ReturnType<typeof row>[]) =>
  readTypedSteps(rows).problems.map((problem) => [problem.row, problem.field, problem.message]);

describe("rows of steps", () => {
  test("become days from the due date, in their order of time", () => {
    const rows = [row("after", "7"), row("before", "3", false), row("on", ""), row("", "")];
    expect(readTypedSteps(rows)).toEqual({
      steps: [
        { offsetDays: -3, isOn: false },
        { offsetDays: 0, isOn: true },
        { offsetDays: 7, isOn: true },
      ],
      problems: [],
    });
  });

  test("are read back as they were typed", () => {
    expect(readTypedSteps(suggestedSteps.map(typedStep)).steps).toEqual(suggestedSteps);
  });

  test.each(["-3", "0", "366", "1.5", "many", ""])("cannot be %j days after the due date", (days) => {
    expect(complaints(row("after", days))).toEqual([
      [0, "days", "The days are a whole number from 1 to 365."],
    ]);
  });

  test.each(["1", "-1", "x"])("on the due date have no days such as %j", (days) => {
    expect(complaints(row("on", days))).toEqual([[0, "days", expect.stringContaining("no number of days")]]);
  });

  test("on the due date may say 0 days", () => {
    expect(readTypedSteps([row("on", "0")]).steps).toEqual([{ offsetDays: 0, isOn: true }]);
  });

  test.each(["", "during"])("need a choice and not %j", (when) => {
    expect(complaints(row(when, "3"))).toEqual([[0, "when", "Choose before, on or after the due date."]]);
  });

  test("for one day twice are refused beside the second, also when one is off", () => {
    expect(complaints(row("before", "3", false), row("", ""), row("before", "03"))).toEqual([
      [2, "days", "There is a step 3 days before the due date already. A day can have one step."],
    ]);
  });
});

test.each([
  [-3, "3 days before the due date"],
  [-1, "1 day before the due date"],
  [0, "on the due date"],
  [1, "1 day after the due date"],
  [30, "30 days after the due date"],
])("a step of %i days is %s", (offset, text) => {
  expect(stepText(offset)).toBe(text);
});
