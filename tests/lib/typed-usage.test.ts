import { describe, expect, test } from "vitest";
import { typedInstant, typedTimeIn } from "#lib/typed-instant";
import { typedProperties } from "#lib/typed-properties";

describe("a time that a person typed", () => {
  test.each([
    ["2026-03-02", "2026-03-01T23:00:00.000Z"],
    ["2026-03-02T14:30", "2026-03-02T13:30:00.000Z"],
    ["2026-03-02 14:30", "2026-03-02T13:30:00.000Z"],
    ["2026-03-02 14:30:00", "2026-03-02T13:30:00.000Z"],
    // Clocks skip this hour, so it is the one after.
    ["2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
    ["2026-03-02T14:30:00Z", "2026-03-02T14:30:00Z"],
    [" soon ", "soon"],
    ["2026-02-30", "2026-02-30"],
  ])("%s in Vienna is %s", (text, instant) => {
    expect(typedInstant(text, "Europe/Vienna")).toBe(instant);
  });

  test("is shown by the same clocks", () => {
    expect(typedTimeIn("Europe/Vienna", new Date("2026-07-01T22:15:59.999Z"))).toBe("2026-07-02T00:15");
  });
});

describe("properties that a person typed", () => {
  test("are one a line, with a colon or an equals sign", () => {
    expect(typedProperties("region: eu\n\n  link = https://a.test/?b=c \n")).toEqual({
      ok: true,
      value: { region: "eu", link: "https://a.test/?b=c" },
    });
  });

  test.each(["eu", ": eu", "region:", "region: eu\nregion: us"])("are not %j", (text) => {
    expect(typedProperties(text).ok).toBe(false);
  });
});
