import { afterEach, beforeEach, expect } from "vitest";

// Whatever writes to console.error in a test is a fault that nobody looked at.
const written: string[] = [];
const original = console.error;

beforeEach(() => {
  written.length = 0;
  console.error = (...parts: unknown[]) => {
    written.push(parts.map(String).join(" "));
    original(...parts);
  };
});

afterEach(() => {
  console.error = original;
  expect(written, "nothing is written to console.error").toEqual([]);
});
