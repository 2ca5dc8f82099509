import { expect, test } from "vitest";
import { isEmailAddress, normalizeEmail, readEmailAddress } from "#lib/email-address";

test.each([
  ["ann@example.com", "ann@example.com"],
  ["  Ann.Lee+billing@Example.COM ", "ann.lee+billing@example.com"],
  ["root@localhost", "root@localhost"],
  ["o'neil@sub.example.co.uk", "o'neil@sub.example.co.uk"],
  [`${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`],
])("%j is the address %s", (text, address) => {
  expect(readEmailAddress(text)).toEqual({ ok: true, value: address });
  expect(normalizeEmail(text)).toBe(address);
});

test.each([
  "ann",
  "@example.com",
  "ann@",
  "ann@@example.com",
  "ann lee@example.com",
  "ann@example..com",
  "ann@-example.com",
  "ann@example.com, bob@example.com",
  "Ann <ann@example.com>",
  "ann@example.com\r\nBcc: all@example.com",
  `${"a".repeat(65)}@example.com`,
  `a@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(63)}.${"e".repeat(63)}.com`,
])("%j is no address", (text) => {
  expect(isEmailAddress(text)).toBe(false);
  expect(readEmailAddress(text).ok).toBe(false);
});

test("an empty field is asked for, not called wrong", () => {
  expect(readEmailAddress("  ")).toEqual({ ok: false, problem: "Enter an e-mail address." });
});
