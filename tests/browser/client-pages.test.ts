import { afterAll, beforeAll, expect, test } from "vitest";
import { raiseStage, type Stage } from "./stage.ts";
import { weighPage } from "./page-weight.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

const heaviest = 30 * 1024;

/** A client's invoice as its reader's browser has it after the link was followed. */
async function openInvoice(): Promise<{ url: string; cookie: string }> {
  const links = stage.surroundings.mailbox
    .messages()
    .flatMap(({ text }) => /http\S+\/i\/[\w-]+/.exec(text ?? "") ?? []);
  const response = await fetch(String(links.at(-1)), { redirect: "manual" });
  const cookie = response.headers.getSetCookie().map((header) => String(header.split(";")[0]));
  return {
    url: new URL(String(response.headers.get("location")), stage.url).href,
    cookie: cookie.join("; "),
  };
}

test("a client's invoice comes with at most 30 kB of script and styles, from nowhere else, and without script", async () => {
  const { url, cookie } = await openInvoice();
  const { html, bytes, foreign, scripts } = await weighPage(url, cookie);
  expect(html).toContain("</html>");
  expect(scripts).toBe(0);
  expect(foreign).toEqual([]);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(heaviest);
});

test("the portal's door is as light", async () => {
  const { bytes, foreign, scripts } = await weighPage(`${stage.url}/portal`);
  expect({ foreign, scripts }).toEqual({ foreign: [], scripts: 0 });
  expect(bytes).toBeLessThanOrEqual(heaviest);
});
