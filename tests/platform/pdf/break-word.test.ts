import { expect, test } from "vitest";
import { breakWord } from "../../../app/platform/pdf/fonts.ts";

test("a word that a column can hold is not divided", () => {
  expect(breakWord("Rechtsschutzversicherung")).toEqual(["Rechtsschutzversicherung"]);
});

test("a longer word can be divided and loses nothing", () => {
  const word = "Donaudampfschifffahrtsgesellschaftskapitän😀😀";
  expect(breakWord(word).length).toBeGreaterThan(1);
  expect(breakWord(word).join("")).toBe(word);
});

test("an address is never divided: a hyphen would be taken for a part of it", () => {
  const address = "https://billing.example/i/7f3c9a21d0b84e5f96a1c2d3e4f5061728394a5b6c7d8e9f";
  expect(breakWord(address)).toEqual([address]);
});
