import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderEmail } from "#platform/mail";
import { emailTemplates } from "#lib/email-templates";
import { sampleEmail } from "../../app/emails/index.ts";
import { png } from "../domain/branding/images.ts";
import { sampleBrand } from "../emails/samples.ts";
import { findOverflow, findViolations } from "./accessibility.ts";
import { launchChromium } from "./chromium.ts";

const origin = "https://billing.example";
let logoCount = 0;

/** A logo at an address of its own each time: Chromium asks for one that it has seen only once. */
function brandWithLogo() {
  logoCount += 1;
  return {
    ...sampleBrand,
    accentColor: "#ffd400",
    onAccentColor: "#000000",
    logo: { url: `${origin}/logo/${String(logoCount).padStart(64, "0")}`, width: 48, height: 16 },
    greeting: "Dear {name},",
    closing: ["Kind regards", "Zofia Adamska"],
  };
}

const url = `${origin}/i/7f3c9a21d0b84e5f96a1c2d3e4f5061728394a5b6c7d8e9f`;

let browser: Browser;
let page: Page;
let asked: string[] = [];
let imagesAre: "loaded" | "blocked" = "loaded";

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.route("**/*", (route) => {
    asked.push(route.request().url());
    if (imagesAre === "blocked") return route.abort();
    return route.fulfill({ contentType: "image/png", body: Buffer.from(png(48, 16)) });
  });
});
afterAll(() => browser.close());

async function show(
  html: string,
  { width = 360, scheme = "light" }: { width?: number; scheme?: "light" | "dark" } = {},
): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.setContent(html);
}

describe.each(emailTemplates)("the mail %s", (template) => {
  test("can be read on a phone and at 600 px, by day and by night", async () => {
    asked = [];
    imagesAre = "loaded";
    const brand = brandWithLogo();
    const { html } = await renderEmail(sampleEmail(template, { brand, url }));
    await show(html);
    const onPhone = [...(await findViolations(page)), ...(await findOverflow(page))];
    await page.setViewportSize({ width: 600, height: 800 });
    const wide = await findOverflow(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await findViolations(page, ["color-contrast"]);
    expect({ onPhone, wide, dark }).toEqual({ onPhone: [], wide: [], dark: [] });
    expect(asked).toEqual([brand.logo.url]);
  });
});

const invoice = (over: object = {}) => {
  const brand = brandWithLogo();
  const sample = sampleEmail("invoice", { brand, url });
  return renderEmail({ ...sample, props: { ...sample.props, ...over } } as typeof sample);
};

const backgroundOf = (selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);

test("a mail is dark where the reader's window is", async () => {
  const { html } = await invoice();
  await show(html, { scheme: "dark" });
  expect(await backgroundOf(".card")).toBe("rgb(27, 30, 35)");
  await show(html, { scheme: "light" });
  expect(await backgroundOf(".card")).toBe("rgb(255, 255, 255)");
});

test("where images are blocked the organization's name stands in the logo's place", async () => {
  imagesAre = "blocked";
  const { html } = await invoice();
  await show(html);
  const logo = page.getByRole("img", { name: sampleBrand.name });
  expect(await logo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(0);
  expect(await findOverflow(page)).toEqual([]);
});

test("words and addresses without an end do not push a phone's edge", async () => {
  const endless = "W".repeat(400);
  const { html } = await invoice({
    ...{
      number: endless,
      clientName: endless,
      total: endless,
      purchaseOrder: endless,
      closingTexts: [endless],
    },
    brand: { ...brandWithLogo(), name: endless, closing: [endless], footer: [endless] },
    url: `${url}${endless}`,
  });
  await show(html);
  expect(await findOverflow(page)).toEqual([]);
});

test("the button is as wide as a thumb needs on a phone, and no wider than its words at 600 px", async () => {
  const { html } = await invoice();
  const widthOf = async () => (await page.locator(".action").boundingBox())?.width ?? 0;
  await show(html);
  const onPhone = await widthOf();
  await show(html, { width: 640 });
  expect(onPhone).toBeGreaterThan(280);
  expect(await widthOf()).toBeLessThan(300);
});
