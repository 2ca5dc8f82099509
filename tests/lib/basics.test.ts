import { expect, test } from "vitest";
import { days, hours, minutes, seconds } from "#lib/duration";
import { DomainError, InvalidInput, invalidField, NotFound } from "#lib/errors";
import { newId } from "#lib/ids";
import { isLocale } from "#lib/locale";

test("lengths of time are milliseconds", () => {
  expect([seconds(1), minutes(1), hours(1), days(1)]).toEqual([1_000, 60_000, 3_600_000, 86_400_000]);
});

test("later ids sort after earlier ones", () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a refusal carries its kind, its sentence and its fields", () => {
  const refusal = invalidField("email", "Enter an e-mail address.");
  expect(refusal).toBeInstanceOf(DomainError);
  expect(refusal).toMatchObject({
    name: "InvalidInput",
    kind: "invalid",
    message: "Enter an e-mail address.",
    fields: [{ path: "email", message: "Enter an e-mail address." }],
  });
  expect(new InvalidInput([]).message).toBe("The input is not valid.");
  expect(new NotFound("invoice")).toMatchObject({ kind: "not-found", message: "There is no such invoice." });
});

test.each([
  ["en", true],
  ["de-AT", true],
  ["zh-Hant-TW", true],
  ["", false],
  ["english please", false],
  ["de_AT", false],
])("%j is a locale: %s", (text, known) => {
  expect(isLocale(text)).toBe(known);
});
