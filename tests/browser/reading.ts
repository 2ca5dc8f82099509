import type { Page } from "playwright-core";
import { findOverflow, findViolations } from "./accessibility.ts";

type Size = { readonly width: number; readonly height: number };

const phone: Size = { width: 360, height: 740 };
/** As a page is 1280 wide and enlarged four times, which nothing may be lost by. */
const enlarged: Size = { width: 320, height: 640 };

/**
 * What is hard to read on the page or reaches over its edge: wide, in the dark, on a phone and enlarged. Without motion
 * no color is on its way to another; in the dark only colors differ, so only they are looked at again.
 */
export async function problemsOf(page: Page): Promise<string[]> {
  const usual = page.viewportSize();
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const wide = [...(await findViolations(page)), ...(await findOverflow(page))];
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await findViolations(page, ["color-contrast"]);
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const narrow = [...(await findViolations(page)), ...(await findOverflow(page))];
  await page.setViewportSize(enlarged);
  const largest = await findOverflow(page);
  if (usual) await page.setViewportSize(usual);
  return [
    ...wide,
    ...dark.map((line) => `${line} in the dark`),
    ...narrow.map((line) => `${line} on a phone`),
    ...largest.map((line) => `${line} when enlarged`),
  ];
}

/** The same on a page that is shown to a phone, with all rules. */
export async function problemsOnPhone(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return [...(await findViolations(page)), ...(await findOverflow(page))];
}
