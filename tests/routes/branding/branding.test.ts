import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getBranding } from "#domain/branding";
import { type Browser, signedIn, stranger } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { png, svgWithScript } from "../../domain/branding/images.ts";
import * as branding from "../../../app/routes/admin.settings.branding.tsx";
import * as removal from "../../../app/routes/admin.settings_.branding.logo-removal.ts";
import * as logoRoute from "../../../app/routes/logo.$sha256.ts";

let world: World;
let owner: Browser;
beforeEach(async () => {
  world = await createWorld();
  owner = await signedIn(world);
});
afterEach(() => world.close());

function filled(over: Record<string, string | File> = {}): FormData {
  const form = new FormData();
  const fields = { version: "0", color: "#1d4f91", senderName: "Kettle", logo: new File([], ""), ...over };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const file = (bytes: Uint8Array, name: string, type: string) =>
  new File([new Uint8Array(bytes)], name, { type });
const save = (over: Record<string, string | File> = {}) =>
  owner.submit(branding.action, "/admin/settings/branding", filled(over));

test("the form is saved with its logo, and the page shows both", async () => {
  expect(await save({ logo: file(png(300, 100), "logo.png", "image/png") })).toMatchObject({
    status: 303,
    flash: "The branding is saved.",
  });
  const { data } = await owner.load(branding.loader, "/admin/settings/branding");
  expect(data).toMatchObject({
    look: { color: "#1d4f91", senderName: "Kettle", version: 1 },
    brand: {
      color: "#1d4f91",
      logo: { src: expect.stringMatching(/^\/logo\/[0-9a-f]{64}$/), width: 144, height: 48 },
    },
  });
});

test("a form without a file leaves the logo as it is", async () => {
  await save({ logo: file(png(), "logo.png", "image/png") });
  await save({ version: "1", color: "" });
  expect(await getBranding(world.ctx)).toMatchObject({ color: "", logo: { width: 120 } });
});

describe("a file that is no logo is refused beside its field, with what was typed kept", () => {
  test.each([
    ["10 MB", file(new Uint8Array(10 * 1024 * 1024), "logo.png", "image/png"), "at most 512 kB"],
    ["an SVG with script", file(svgWithScript, "logo.svg", "image/svg+xml"), "can carry script"],
    ["an SVG that calls itself PNG", file(svgWithScript, "logo.png", "image/png"), "can carry script"],
    [
      "HTML named .png",
      file(new TextEncoder().encode("<script>1</script>"), "logo.png", "image/png"),
      "not a PNG",
    ],
    ["a huge image", file(png(30_000, 30_000), "logo.png", "image/png"), "30000 × 30000 pixels"],
  ])("%s", async (_name, logo, sentence) => {
    expect(await save({ logo })).toMatchObject({
      status: 422,
      data: {
        initialValue: { color: "#1d4f91", senderName: "Kettle" },
        error: { logo: [expect.stringContaining(sentence) as string] },
      },
    });
    expect(await getBranding(world.ctx)).toMatchObject({ version: 0, logo: null });
  });
});

test.each([
  ["color", "blue", 422],
  ["senderName", "Kettle\r\nBcc: thief@evil.test", 422],
  ["version", "one", 422],
] as const)("a wrong %s is refused", async (field, value, status) => {
  expect(await save({ [field]: value })).toMatchObject({ status });
  expect(await getBranding(world.ctx)).toMatchObject({ version: 0 });
});

test("two admins at one form: the second is told", async () => {
  await save();
  expect(await save({ color: "#000000" })).toMatchObject({ status: 409 });
});

test("the logo is removed after its own question", async () => {
  await save({ logo: file(png(), "logo.png", "image/png") });
  expect(await owner.submit(removal.action, "/admin/settings/branding/logo-removal")).toMatchObject({
    location: "/admin/settings/branding",
    flash: "The logo is removed.",
  });
  expect(await getBranding(world.ctx)).toMatchObject({ logo: null });
});

test("agents have no part in it", async () => {
  const agent = await signedIn(world, await world.as("agent"));
  expect(await agent.load(branding.loader, "/admin/settings/branding")).toMatchObject({ status: 403 });
  expect(await agent.submit(branding.action, "/admin/settings/branding", filled())).toMatchObject({
    status: 403,
  });
});

describe("the logo's address", () => {
  const load = (sha256: string) => stranger(world).load(logoRoute.loader, `/logo/${sha256}`, { sha256 });

  test("answers everybody with the image's own type, to be kept for good", async () => {
    await save({ logo: file(png(), "logo.gif", "text/html") });
    const sha256 = (await getBranding(world.ctx)).logo?.sha256 ?? "";
    const { status, headers } = await load(sha256);
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toBe("image/png");
    expect(headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  });

  test.each(["0".repeat(64), "", "..%2f..", "x"])("%j is none", async (sha256) => {
    const { status, headers } = await load(sha256);
    expect(status).toBe(404);
    expect(headers.get("Content-Type")).toContain("text/plain");
    expect(headers.get("Cache-Control")).toBe("no-store");
  });
});
