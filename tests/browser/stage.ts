import type { Browser, BrowserContext, Page } from "playwright-core";
import { seedStory, type Logins } from "../../prisma/seed.ts";
import { freePort } from "../demo/free-port.ts";
import { type ServerProcess, startServerProcess } from "../demo/server-process.ts";
import { startSurroundings, type Surroundings } from "../demo/surroundings.ts";
import { launchChromium } from "./chromium.ts";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

export type Screen = "wide" | "phone";

export type Stage = {
  readonly url: string;
  readonly logins: Logins;
  readonly surroundings: Surroundings;
  readonly server: ServerProcess;
  /** A window of its own, without cookies. What goes wrong in it is collected in `faults`. */
  open(options?: { screen?: Screen; scripts?: "on" | "off"; colorScheme?: "light" | "dark" }): Promise<Page>;
  /** A window in which the owner is signed in: through the form once, then with the cookies of that. */
  openAsOwner(options?: { screen?: Screen; scripts?: "on" | "off" }): Promise<Page>;
  /** Console errors, page errors and server errors of all windows; empty after a clean story. */
  readonly faults: string[];
  close(): Promise<void>;
};

const sizes = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } } as const;

/** The demo as a user starts it, and a Chromium to look at it. */
export async function raiseStage(): Promise<Stage> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const surroundings = await startSurroundings({ port, url });
  const { variables } = surroundings;
  const logins = await seedStory(surroundings);
  const output: string[] = [];
  const server = await startServerProcess({ variables, onOutput: (text) => output.push(text) });
  const browser = await launchChromium();
  const faults: string[] = [];
  let ownersCookies: Cookies | null = null;

  const stage: Stage = {
    url,
    logins,
    surroundings,
    server,
    faults,
    open: async ({ screen = "wide", scripts = "on", colorScheme = "light" } = {}) => {
      const context = await newWindow(browser, { screen, scripts, colorScheme });
      const page = await context.newPage();
      watch(page, faults);
      return page;
    },
    openAsOwner: async (options) => {
      const page = await stage.open(options);
      if (ownersCookies) {
        await page.context().addCookies(ownersCookies);
        await page.goto(`${url}/admin`);
        return page;
      }
      await page.goto(`${url}/login`);
      await page.getByLabel("E-mail address").fill(String(logins["OWNER_EMAIL"]));
      await page.getByLabel("Password", { exact: true }).fill(String(logins["OWNER_PASSWORD"]));
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL(`${url}/admin`);
      ownersCookies = await page.context().cookies();
      return page;
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await surroundings.stop();
      const errors = output
        .join("")
        .split("\n")
        .filter((line) => line.includes('"level":50'));
      if (errors.length > 0) throw new Error(`The server logged errors:\n${errors.join("\n")}`);
    },
  };
  return stage;
}

function newWindow(
  browser: Browser,
  { screen, scripts, colorScheme }: { screen: Screen; scripts: "on" | "off"; colorScheme: "light" | "dark" },
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: sizes[screen],
    javaScriptEnabled: scripts === "on",
    isMobile: screen === "phone",
    hasTouch: screen === "phone",
    colorScheme,
    acceptDownloads: true,
  });
}

function watch(page: Page, faults: string[]) {
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.url()} answered ${response.status()}`);
  });
}
