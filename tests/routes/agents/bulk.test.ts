import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inviteAgent } from "#domain/agents";
import { type Browser, signedIn, stranger } from "../../route-request.ts";
import { createWorld, type World } from "../../world.ts";
import { action, loader } from "../../../app/routes/admin.agents.bulk.tsx";

let world: World;
let browser: Browser;
beforeEach(async () => {
  world = await createWorld();
  browser = await signedIn(world);
});
afterEach(() => world.close());

const path = "/admin/agents/bulk";
type Answered = Record<string, unknown> & { preview: { goodText: string } };
const submit = async (fields: Record<string, string> | FormData, from = browser) => {
  const answer = await from.submit(action, path, fields);
  return { ...answer, data: answer.data as unknown as Answered };
};
const upload = (content: BlobPart, over: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ text: "", ...over })) form.append(name, value);
  form.append("file", new File([content], "team.csv", { type: "text/csv" }));
  return form;
};
const invitesNow = () => world.database.db.agentInvite.count();

describe("inviting many", () => {
  test("shows first what would happen, and invites the good ones when asked to", async () => {
    const shown = await submit({ text: "a@x.test\nnobody\nA@x.test; b@x.test", intent: "preview" });
    expect(shown).toMatchObject({ status: 200, data: { preview: { good: 2, bad: 2 } } });
    expect(await invitesNow()).toBe(0);
    const done = await submit({ text: shown.data.preview.goodText, intent: "invite" });
    expect(done).toMatchObject({
      status: 303,
      location: "/admin/agents",
      flash: "2 people are invited.",
    });
    expect(await invitesNow()).toBe(2);
  });

  test("previews when the form says nothing about what to do", async () => {
    expect(await submit({ text: "a@x.test" })).toMatchObject({ data: { preview: { good: 1 } } });
    expect(await invitesNow()).toBe(0);
  });

  test("reads a CSV file, and keeps what it says as a text", async () => {
    const answer = await submit(upload("\ufeffName;Email;Role\nAda;a@x.test;admin\n", { intent: "preview" }));
    expect(answer).toMatchObject({
      status: 200,
      data: {
        preview: {
          rows: [{ line: 2, email: "a@x.test", role: "admin", problem: null }],
          text: "email,role\na@x.test,admin\n",
        },
      },
    });
  });

  test("takes the text when the file field was left empty, as browsers send it", async () => {
    const form = new FormData();
    form.append("text", "a@x.test\r\nb@x.test");
    form.append("file", new File([], "", { type: "application/octet-stream" }));
    expect(await submit(form)).toMatchObject({ data: { preview: { good: 2 } } });
  });

  test("says who was not invited because something changed after the preview", async () => {
    const shown = await submit({ text: "a@x.test, b@x.test" });
    await inviteAgent(world.ctx, { email: "b@x.test" });
    const done = await submit({ text: shown.data.preview.goodText, intent: "invite" });
    const refused = [{ email: "b@x.test", reason: "This address has a pending invite already." }];
    expect(done).toMatchObject({ status: 200, data: { result: { invited: 1, refused } } });
    const again = await submit({ text: "b@x.test", intent: "invite" });
    expect(again).toMatchObject({ status: 409, data: { result: { invited: 0, refused } } });
    expect(await invitesNow()).toBe(2);
  });
});

describe("what is no list is refused beside its field, and nothing is invited:", () => {
  test.each(["preview", "invite"])("a megabyte of paste (%s), which is kept", async (intent) => {
    const text = "somebody@example.com, ".repeat(48_000);
    expect(await submit({ text, intent })).toMatchObject({
      status: 422,
      data: {
        error: { text: [expect.stringContaining("at most 256 kB") as string] },
        initialValue: { text },
      },
    });
    expect(await invitesNow()).toBe(0);
  });

  test.each([
    ["nothing", { text: " " }, "text", "Paste at least one address, or choose a file."],
    ["too many", { text: "a@x.test,".repeat(1001) }, "text", "There are 1,001 addresses"],
    ["a megabyte of file", () => upload("a".repeat(1024 * 1024)), "file", "at most 256 kB"],
    ["a file in Latin-1", () => upload(Buffer.from("zoë@x.test", "latin1")), "file", "not in UTF-8"],
    ["a file without addresses", () => upload("email,role\n"), "file", "There is no address in this file."],
  ])("%s", async (_, form, field, sentence) => {
    const answer = await submit(typeof form === "function" ? form() : form);
    expect(answer).toMatchObject({
      status: 422,
      data: { error: { [field]: [expect.stringContaining(sentence) as string] } },
    });
    expect(await invitesNow()).toBe(0);
  });

  test("something else to do than to preview or invite", async () => {
    expect(await submit({ text: "a@x.test", intent: "delete" })).toMatchObject({ status: 422 });
  });
});

test("is not for agents and strangers; admins cannot invite admins so", async () => {
  const agent = await signedIn(world, await world.as("agent"));
  expect(await agent.load(loader, path)).toMatchObject({ status: 403 });
  expect(await submit({ text: "a@x.test", intent: "invite" }, agent)).toMatchObject({ status: 403 });
  expect((await stranger(world).load(loader, path)).location).toContain("/login");
  const admin = await signedIn(world, await world.as("admin"));
  expect((await admin.load(loader, path)).data).toEqual({ mayInviteAdmins: false });
  expect(await submit({ text: "a@x.test, admin", intent: "invite" }, admin)).toMatchObject({
    status: 409,
    data: { result: { refused: [{ reason: "Only the owner can invite an admin." }] } },
  });
  expect(await invitesNow()).toBe(0);
});
