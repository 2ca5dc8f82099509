import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { raiseStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage();
});
afterAll(() => stage.close());

test("an admin signs in, drafts and issues an invoice by the keyboard alone, and is never lost on the way", async () => {
  const page = await stage.open();
  await page.goto(`${stage.url}/login`);
  await tabTo(page, "E-mail address");
  await page.keyboard.type(String(stage.logins["OWNER_EMAIL"]));
  await tabTo(page, "Password");
  await page.keyboard.type(String(stage.logins["OWNER_PASSWORD"]));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${stage.url}/admin`);

  await page.reload();
  await tabTo(page, "Skip to content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main")?.id)).toBe("main");

  await page.reload();
  await tabTo(page, "Invoices");
  await page.keyboard.press("Enter");
  await focusedOn(page, "Invoices");
  await tabTo(page, "New invoice");
  await page.keyboard.press("Enter");
  await focusedOn(page, "New invoice");
  await tabTo(page, "Client");
  await page.keyboard.type("Brandt");
  await tabTo(page, "Description");
  await page.keyboard.type("By the keyboard");
  await tabTo(page, /^Unit price/);
  await page.keyboard.type("12.50");
  await tabTo(page, "Save the draft");
  await page.keyboard.press("Enter");
  await focusedOn(page, "The draft is saved.");

  await tabTo(page, "Issue");
  await page.keyboard.press("Enter");
  await tabTo(page, "Issue the invoice");
  await page.keyboard.press("Enter");
  await focusedOn(page, /^The invoice is issued as INV-\d+\.$/);
});

test("a form that is refused puts the keyboard where the first mistake is", async () => {
  const page = await stage.openAsOwner();
  await page.goto(`${stage.url}/admin/clients/new`);
  await tabTo(page, "Create the client");
  await page.keyboard.press("Enter");
  await focusedOn(page, "Name");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
});

test("a client goes from the invoice to Checkout by the keyboard alone, on the narrowest screen and without scripts", async () => {
  const mail = stage.surroundings.mailbox
    .messages()
    .find(({ subject }) => subject.startsWith("Invoice INV-0012"));
  const client = await stage.open({ scripts: "off" });
  await client.setViewportSize({ width: 320, height: 640 });
  await client.goto(/http\S+\/i\/[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "");
  await tabTo(client, "Skip to content");
  await tabTo(client, /^(Pay|Continue to payment)/);
  await client.keyboard.press("Enter");
  await client.getByLabel("Card number").waitFor();
});

test("without scripts an admin is told what is wrong, signs in, and issues an invoice of two lines", async () => {
  const page = await stage.open({ scripts: "off" });
  await page.goto(`${stage.url}/login`);
  await page.getByLabel("E-mail address").fill(String(stage.logins["OWNER_EMAIL"]));
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("E-mail address or password is not right.").first().waitFor();
  expect(await page.getByLabel("E-mail address").inputValue()).toBe(stage.logins["OWNER_EMAIL"]);
  await page.getByLabel("Password", { exact: true }).fill(String(stage.logins["OWNER_PASSWORD"]));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${stage.url}/admin`);

  await page.goto(`${stage.url}/admin/invoices/new`);
  await page.getByLabel("Client").selectOption({ label: "Brandt Maschinenbau GmbH" });
  const line = (position: number) => page.getByRole("group", { name: `Line ${position}` });
  await line(1).getByLabel("Description").fill("Without scripts");
  await line(1)
    .getByLabel(/^Unit price/)
    .fill("10.00");
  await line(2).getByLabel("Description").fill("Nor with them");
  await line(2)
    .getByLabel(/^Unit price/)
    .fill("much");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("Write a number such as 1234.50.").first().waitFor();
  expect(await line(1).getByLabel("Description").inputValue()).toBe("Without scripts");
  await line(2)
    .getByLabel(/^Unit price/)
    .fill("5.50");
  await page.getByRole("button", { name: "Save the draft" }).click();
  await page.getByText("€15.50").first().waitFor();
  await page.locator("summary", { hasText: "Issue" }).click();
  await page.getByRole("button", { name: "Issue the invoice" }).click();
  await page.getByText(/The invoice is issued as INV-\d+\./).waitFor();
});

test("a key that is pressed at the moment at which a page comes to life does not keep it from that", async () => {
  const page = await stage.open();
  await page.addInitScript(pressAsSoonAsListenedTo);
  await page.goto(`${stage.url}/login`);
  await page.waitForFunction(() => "__remixRouter" in window);
  expect(await page.evaluate(() => String(Reflect.get(window, "pressed")))).toBe("in time");
});

test("nothing went wrong on the way", () => {
  // The browser notes every answer with 422, also the wanted ones.
  expect(stage.faults.filter((fault) => !/422/.test(fault))).toEqual([]);
});

/** For the browser: React listens for keys from when it is told to hydrate, and begins in a later task. */
function pressAsSoonAsListenedTo() {
  const listen = document.addEventListener.bind(document);
  document.addEventListener = (name: string, ...rest: [EventListener, AddEventListenerOptions]) => {
    listen(name, ...rest);
    if (name !== "keydown" || "pressed" in window) return;
    Object.assign(window, { pressed: "__remixRouter" in window ? "too late" : "in time" });
    const tab = new KeyboardEvent("keydown", { key: "Tab", bubbles: true });
    queueMicrotask(() => document.body.dispatchEvent(tab));
  };
}

type Focused = { name: string; isSeen: boolean };

/** Presses Tab until what has that name is focused; all that is focused on the way has to be in sight. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press("Tab");
    const focused = await readFocus(page);
    if (!focused.isSeen) throw new Error(`“${focused.name}” has the focus and cannot be seen.`);
    if (fits(focused.name, name)) return;
    passed.push(focused.name);
  }
  throw new Error(`Tab never comes to ${String(name)}, only to ${passed.join(", ")}.`);
}

async function focusedOn(page: Page, name: string | RegExp): Promise<void> {
  await expect
    .poll(async () => (await readFocus(page)).name, { timeout: 10_000 })
    .toEqual(typeof name === "string" ? name : expect.stringMatching(name));
}

function fits(text: string, name: string | RegExp): boolean {
  return typeof name === "string" ? text === name : name.test(text);
}

/** What the focused element is called, and whether any of it is in sight and on top. */
function readFocus(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element === document.body) return { name: "", isSeen: true };
    const label =
      element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const onTop = document.elementFromPoint(
      Math.min(Math.max(x, 1), innerWidth - 1),
      Math.min(Math.max(y, 1), innerHeight - 1),
    );
    const isSeen =
      onTop !== null &&
      (element.contains(onTop) || onTop.contains(element) || onTop.closest("label") !== null);
    return { name: (label ?? "").trim().replace(/\s+/g, " "), isSeen };
  });
}
