import { expect, test } from "vitest";
import { withoutWarning } from "../../../app/platform/queue/without-warning.ts";

test("only warnings of that code are dropped, and only meanwhile", async () => {
  const emit = process.emitWarning;
  const shown: unknown[] = [];
  process.emitWarning = (...given: unknown[]) => void shown.push(given[0]);
  try {
    const standIn = process.emitWarning;
    await withoutWarning("X1", async () => {
      process.emitWarning("dropped", "Warning", "X1");
      process.emitWarning("dropped too", { type: "Warning", code: "X1" });
      process.emitWarning("another code", "Warning", "X2");
      process.emitWarning("without a code");
      await Promise.resolve();
    });
    await expect(withoutWarning("X1", () => Promise.reject(new Error("work")))).rejects.toThrow("work");
    expect(process.emitWarning).toBe(standIn);
    process.emitWarning("afterwards", "Warning", "X1");
  } finally {
    process.emitWarning = emit;
  }
  expect(shown).toEqual(["another code", "without a code", "afterwards"]);
});
