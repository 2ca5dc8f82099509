import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateClient } from "#domain/clients";
import { issueInvoice } from "#domain/invoices";
import { days } from "#lib/duration";
import * as activity from "../../app/routes/admin.settings.activity.tsx";
import * as csv from "../../app/routes/admin.settings_.activity.csv.ts";
import { makeClient, makeDraft } from "../billing-factories.ts";
import { type Browser, signedIn } from "../route-request.ts";
import { createWorld, type World } from "../world.ts";

let world: World;
let browser: Browser;
let adminName = "";
beforeEach(async () => {
  // Midnight in Vienna is an hour before midnight in UTC.
  world = await createWorld({ now: "2026-03-01T22:30:00Z" });
  const admin = await world.as("admin");
  adminName = admin.actor.kind === "user" ? admin.actor.name : "";
  const client = await makeClient(world.ctx);
  world.clock.advance(days(1));
  await updateClient(admin, { id: client.id, name: "Countess & Co." });
  world.clock.advance(days(1));
  await issueInvoice(world.ctx, { id: (await makeDraft(world.ctx, { clientId: client.id })).id });
  browser = await signedIn(world);
});
afterEach(() => world.close());

const page = "/admin/settings/activity";

async function verbs(query: string): Promise<string[]> {
  const { data } = await browser.load(activity.loader, `${page}?${query}`);
  return data.items.map(({ verb, subjectKind }) => `${verb} ${subjectKind}`);
}

describe("the log of what was done", () => {
  test.each([
    ["", ["issued invoice", "created invoice", "updated client", "created client"]],
    ["kind=client", ["updated client", "created client"]],
    ["from=2026-03-03", ["issued invoice", "created invoice"]],
    ["to=2026-03-01", ["created client"]],
    ["from=2026-03-02&to=2026-03-02", ["updated client"]],
    ["from=2026-03-02&to=2026-03-02&kind=invoice", []],
    ["subject=nothing", []],
  ])("shows at ?%s what fits, in the organization's days", async (query, expected) => {
    expect(await verbs(query)).toEqual(expected);
  });

  test("shows what one person did, and offers everybody who did something", async () => {
    expect(await verbs(`who=${encodeURIComponent(adminName)}`)).toEqual(["updated client"]);
    const { data } = await browser.load(activity.loader, page);
    expect(data.actorNames).toEqual([adminName, world.owner.name].sort());
    expect(data.subjectKinds).toEqual(["client", "invoice"]);
  });

  test("says beside the field that a day does not exist or comes too early", async () => {
    const wrong = async (query: string) => {
      const { status, data } = await browser.load(activity.loader, `${page}?${query}`);
      return { status, problems: data.problems.map(({ path }) => path), items: data.items };
    };
    expect(await wrong("from=2026-02-30")).toEqual({ status: 422, problems: ["from"], items: [] });
    expect(await wrong("from=2026-03-02&to=2026-03-01")).toEqual({
      status: 422,
      problems: ["to"],
      items: [],
    });
  });

  test("is exported with the same filters", async () => {
    const answer = await browser.load(csv.loader, "/admin/settings/activity/csv?kind=client");
    expect(answer.headers.get("Content-Disposition")).toBe('attachment; filename="activity-2026-03-03.csv"');
    const rows = String(answer.data).trim().split("\r\n");
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/At,Who,As,What,Of,Id,Before,After$/);
    expect(rows[1]).toContain(`${adminName},user,updated,client,`);
    expect(rows[1]).toContain("Countess & Co.");
  });

  test("is closed to agents, and another organization's is another one", async () => {
    const agent = await signedIn(world, await world.as("agent"));
    expect(await agent.load(activity.loader, page)).toMatchObject({ status: 403 });
    expect(await agent.load(csv.loader, `${page}/csv`)).toMatchObject({ status: 403 });
    const foreigner = await signedIn(world, await world.foreigner());
    expect((await foreigner.load(activity.loader, page)).data).toMatchObject({
      items: [],
      actorNames: [],
      subjectKinds: [],
    });
  });
});
