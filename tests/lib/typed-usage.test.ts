import { describe, expect, test } from "vitest";
import { typedInstant, typedTimeIn } from "#lib/typed-instant";
import { changedProperties, propertyLines, typedProperties, withoutLines } from "#lib/typed-properties";

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

describe("properties that a person changes", () => {
  const before = {
    region: "eu",
    seats: 5,
    isLive: true,
    "a:b": "c",
    story: "two\nlines",
    none: "",
    padded: " x ",
  };
  const lines = "region: eu\nseats: 5\nisLive: true";

  test("stand one a line; those that no line can say are kept as they are", () => {
    expect(propertyLines(before)).toBe(lines);
    expect(withoutLines(before)).toEqual(["a:b", "story", "none", "padded"]);
    expect(changedProperties(lines, before)).toEqual({ ok: true, value: before });
  });

  test("keep what was not changed as it was, numbers as numbers", () => {
    const { "a:b": _, story: __, none: ___, padded: ____, ...shown } = before;
    expect(changedProperties("region: us\nseats = 5\ncolor: red", shown)).toEqual({
      ok: true,
      value: { region: "us", seats: 5, color: "red" },
    });
    expect(changedProperties("", shown)).toEqual({ ok: true, value: {} });
    expect(changedProperties("toString: x", shown)).toEqual({ ok: true, value: { toString: "x" } });
  });

  test("that cannot be read are told by their line", () => {
    expect(changedProperties("region", before)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('"region" is none.') as string,
    });
  });
});
