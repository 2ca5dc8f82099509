import { expect, test } from "vitest";
import { UploadRows } from "#components/usage/upload-rows";
import { render } from "./render.tsx";

const zone = { timeZone: "Europe/Vienna", locale: "en-GB" };

function shown(at: string) {
  const row = { line: 7, client: "brandt", meter: "hours", value: "2.5", at };
  return render(
    <UploadRows caption="Preview" zone={zone} rows={[{ ...row, verdict: "good", reason: null }]} />,
  );
}

test("a row of a table is shown at the time by which it is read", () => {
  expect(shown("2026-11-18T23:00:00.000Z")).toContain("19 Nov 2026, 00:00");
  expect(shown("2026-11-18T23:00:00.000Z")).toContain("Line 7");
});

test("what is no moment stays as it was typed", () => {
  expect(shown("2026-02-30")).toContain("2026-02-30");
  expect(shown("2026-02-30T00:00:00.000Z")).toContain("2026-02-30T00:00:00.000Z");
  expect(shown("yesterday")).toContain("yesterday");
});
