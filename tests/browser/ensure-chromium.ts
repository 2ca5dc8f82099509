import { execFileSync } from "node:child_process";
import { findChromium } from "./chromium.ts";

/** Finds a Chromium, or fetches Playwright's own where none is installed. */
export default function setup(): void {
  if (findChromium()) return;
  execFileSync("npx", ["playwright-core", "install", "chromium-headless-shell"], { stdio: "inherit" });
}
