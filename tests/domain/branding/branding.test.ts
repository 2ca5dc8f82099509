import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "#domain/activity";
import { findLogo, getBranding, removeLogo, updateLook, updateMailTexts } from "#domain/branding";
import { createWorld, type World } from "../../world.ts";
import { jpeg, png } from "./images.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const look = (over: object = {}) => ({ version: 0, color: "#1D4F91", senderName: "Kettle", ...over });
const refused = (field: string) => ({ fields: [{ path: field, message: expect.any(String) as string }] });

test("an organization that has chosen nothing has no look of its own", async () => {
  expect(await getBranding(world.ctx)).toEqual({
    ...{ color: "", senderName: "", greeting: "", closing: "", logo: null, version: 0 },
  });
});

test("look, texts and logo are kept, each without touching the others", async () => {
  await updateLook(world.ctx, look({ logo: png() }));
  await updateMailTexts(world.ctx, { version: 1, greeting: "Dear {name},", closing: "Yours\r\nZofia" });
  expect(await getBranding(world.ctx)).toMatchObject({
    ...{ color: "#1d4f91", senderName: "Kettle", greeting: "Dear {name},", closing: "Yours\nZofia" },
    ...{ logo: { width: 120, height: 40 }, version: 2 },
  });
  await updateLook(world.ctx, { version: 2 });
  expect(await getBranding(world.ctx)).toMatchObject({
    ...{ color: "", greeting: "Dear {name},", logo: { width: 120 } },
  });
});

test("who changed what from what is written down, and saving the same again is no change", async () => {
  await updateLook(world.ctx, look());
  await updateLook(world.ctx, look({ version: 1 }));
  const { items } = await listActivity(world.ctx, { subjectKind: "branding" });
  expect(items).toMatchObject([
    { verb: "updated", before: { color: "" }, after: { color: "#1d4f91", senderName: "Kettle" } },
  ]);
});

test("of two admins at one form the second is told", async () => {
  await updateLook(world.ctx, look());
  await expect(updateLook(world.ctx, look({ color: "#000" }))).rejects.toMatchObject({ kind: "conflict" });
});

describe("hostile input", () => {
  test.each([
    ["color", "red"],
    ["color", "#12345"],
    ["color", "url(https://evil.test)"],
    ["senderName", "Kettle\r\nBcc: thief"],
    ["senderName", "Kettle <ceo@bank.test>"],
    ["senderName", "Kettle\u202egnp.exe"],
    ["senderName", "x".repeat(71)],
  ])("%s %j is refused, and nothing changes", async (field, value) => {
    await expect(updateLook(world.ctx, look({ [field]: value, logo: png() }))).rejects.toMatchObject(
      refused(field),
    );
    expect(await getBranding(world.ctx)).toMatchObject({ version: 0, logo: null });
  });

  test.each([
    ["greeting", "Hello\nBcc: thief@evil.test"],
    ["greeting", "\u2066{name}"],
    ["greeting", "x".repeat(121)],
    ["closing", "Yours\u0000"],
    ["closing", "\u202eYours"],
    ["closing", "x".repeat(1001)],
  ])("%s %j is refused", async (field, value) => {
    await expect(updateMailTexts(world.ctx, { version: 0, [field]: value })).rejects.toMatchObject(
      refused(field),
    );
  });

  test("a file that is no logo is refused beside its field, and the color with it is not saved", async () => {
    const attempt = updateLook(world.ctx, look({ logo: new Uint8Array([1, 2, 3]) }));
    await expect(attempt).rejects.toMatchObject(refused("logo"));
    expect(await getBranding(world.ctx)).toMatchObject({ color: "", logo: null });
  });
});

describe("the logo's address", () => {
  const shown = async () => (await getBranding(world.ctx)).logo?.sha256 ?? "";

  test("answers the bytes that were stored, to whoever knows it", async () => {
    await updateLook(world.ctx, look({ logo: jpeg() }));
    expect(await findLogo(world.strangerCtx, { sha256: await shown() })).toEqual({
      bytes: jpeg(),
      contentType: "image/jpeg",
    });
  });

  test("of an earlier logo still answers, for mails that show it, but not without end", async () => {
    const hashes: string[] = [];
    for (let version = 0; version < 8; version += 1) {
      await updateLook(world.ctx, look({ version, logo: png(100 + version) }));
      hashes.push(await shown());
    }
    const found = await Promise.all(hashes.map((sha256) => findLogo(world.ctx, { sha256 })));
    expect(found.map(Boolean)).toEqual([false, false, false, true, true, true, true, true]);
  });

  test("answers nothing once the logo is removed, nor for what was never one", async () => {
    await updateLook(world.ctx, look({ logo: png() }));
    const sha256 = await shown();
    await removeLogo(world.ctx);
    await removeLogo(world.ctx);
    expect(await getBranding(world.ctx)).toMatchObject({ logo: null, color: "#1d4f91" });
    expect(await findLogo(world.ctx, { sha256 })).toBeNull();
    expect(await findLogo(world.ctx, { sha256: "../../etc/passwd" })).toBeNull();
  });

  test("another organization's logo stays when one with the same image removes its own", async () => {
    const other = await world.foreigner();
    await updateLook(world.ctx, look({ logo: png() }));
    await updateLook(other, look({ logo: png() }));
    const sha256 = await shown();
    await removeLogo(other);
    expect(await findLogo(world.ctx, { sha256 })).not.toBeNull();
    expect(await getBranding(world.ctx)).toMatchObject({ logo: { sha256 } });
  });
});
