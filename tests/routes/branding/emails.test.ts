import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getBranding } from "#domain/branding";
import { emailTemplates } from "#lib/email-templates";
import { type Browser, signedIn } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import * as emails from "../../../app/routes/admin.settings.emails._index.tsx";
import * as template from "../../../app/routes/admin.settings.emails.$template.tsx";
import * as preview from "../../../app/routes/admin.settings_.emails.$template.preview.ts";

let world: World;
let owner: Browser;
beforeEach(async () => {
  world = await createWorld();
  owner = await signedIn(world);
});
afterEach(() => world.close());

const address = "/admin/settings/emails";

test("the page says where mail leaves and where answers go", async () => {
  const { data } = await owner.load(emails.loader, address);
  expect(data).toMatchObject({
    way: { server: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string, from: "billing@steadybill.test" },
    senderName: "Kettle & Co.",
    replyTo: "office@kettle.test",
  });
});

describe("the texts for clients", () => {
  const save = (over: object = {}) =>
    owner.submit(emails.action, address, { version: "0", greeting: "Dear {name},", closing: "", ...over });

  test("are saved, also when one of them is empty", async () => {
    expect(await save()).toMatchObject({ status: 303, flash: "The texts are saved." });
    expect(await getBranding(world.ctx)).toMatchObject({ greeting: "Dear {name},", closing: "" });
  });

  test("can all be emptied again", async () => {
    await save();
    await save({ version: "1", greeting: "" });
    expect(await getBranding(world.ctx)).toMatchObject({ greeting: "", version: 2 });
  });

  test.each([
    ["greeting", "Hi\nthere"],
    ["greeting", "x".repeat(200)],
    ["closing", "x".repeat(2000)],
  ])("are refused beside their field: %s", async (field, value) => {
    expect(await save({ [field]: value })).toMatchObject({
      status: 422,
      data: { error: { [field]: [expect.any(String)] } },
    });
  });
});

describe("an e-mail's page", () => {
  const of = (name: string) => ({ template: name });

  test.each(emailTemplates)("shows %s as it would go out", async (name) => {
    const { data } = await owner.load(
      template.loader,
      `${address}/${name}?width=phone&scheme=dark`,
      of(name),
    );
    expect(data).toMatchObject({ template: name, width: "phone", scheme: "dark", canSend: true });
    expect(data.text).not.toMatch(/undefined|<[a-z]/);
  });

  test.each(["birthday", "__proto__", ""])("%j is none", async (name) => {
    expect(await owner.load(template.loader, `${address}/${name}`, of(name))).toMatchObject({ status: 404 });
  });

  test("its document is shown by day or by night, whatever the window prefers", async () => {
    const load = (query: string) =>
      owner.load(preview.loader, `${address}/invoice/preview${query}`, of("invoice"));
    const light = await load("");
    const dark = await load("?scheme=dark");
    expect(String(light.data)).toContain("@media not all");
    expect(String(dark.data)).toContain("@media all");
    expect(String(dark.data)).toContain('content="dark"');
    expect(`${String(light.data)}${String(dark.data)}`).not.toContain("prefers-color-scheme");
    expect(light.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  });
});

describe("a test", () => {
  const send = (to: string) =>
    owner.submit(template.action, `${address}/invoice`, { to }, { template: "invoice" });

  test("that is taken shows what the server answered", async () => {
    expect(await send("zofia@kettle.test")).toMatchObject({
      status: 200,
      data: {
        trial: { isSent: true, to: "zofia@kettle.test", detail: expect.stringMatching(/^250/) as string },
      },
    });
    expect(world.mailbox.messages()).toMatchObject([
      { subject: expect.stringMatching(/^\[Test\] /) as string },
    ]);
  });

  test("that is refused shows the conversation and what is in the way", async () => {
    await world.mailbox.faults.add({ kind: "refuse-all" });
    expect(await send("zofia@kettle.test")).toMatchObject({
      data: {
        trial: {
          ...{ isSent: false, trouble: "message" },
          conversation: expect.arrayContaining([{ from: "server", text: "554 Message refused" }]) as unknown,
        },
      },
    });
  });

  test("to what is no address is refused beside the field", async () => {
    expect(await send("nobody")).toMatchObject({
      status: 422,
      data: { error: { to: [expect.any(String)] } },
    });
  });
});

test("agents see none of it", async () => {
  const agent = await signedIn(world, await world.as("agent"));
  const of = { template: "invoice" };
  expect(await agent.load(preview.loader, `${address}/invoice/preview`, of)).toMatchObject({ status: 403 });
  expect(await agent.submit(template.action, `${address}/invoice`, { to: "a@b.test" }, of)).toMatchObject({
    status: 403,
  });
  expect(world.mailbox.messages()).toEqual([]);
});
