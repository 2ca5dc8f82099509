import { afterEach, beforeEach, expect, test } from "vitest";
import { usageSummary } from "#domain/usage";
import { action, loader } from "../../../app/routes/admin.usage.uploads._index.tsx";
import { action as undo } from "../../../app/routes/admin.usage.uploads.$id.reversal.ts";
import { createUsageDesk, type UsageDesk } from "../../domain/usage/desk.ts";
import { type Browser, signedIn } from "../../route-request.ts";

let desk: UsageDesk;
let agent: Browser;
beforeEach(async () => {
  desk = await createUsageDesk();
  await desk.meter({ key: "hours" });
  agent = await signedIn(desk.world, await desk.world.as("agent"));
});
afterEach(() => desk.world.close());

const page = "/admin/usage/uploads";
const text =
  "client,meter,at,value\nacme,hours,2026-03-02,1.5\nacme,hours,2026-03-03,x\nacme,hours,2026-03-04,2\n";
const used = async () =>
  (
    await usageSummary(desk.ctx, {
      ...{ clientId: desk.client.id, meter: "hours" },
      ...{ from: "2026-03-01T00:00:00Z", to: "2026-04-01T00:00:00Z" },
    })
  ).value;

function choose(content: BlobPart): FormData {
  const form = new FormData();
  form.set("intent", "preview");
  form.set("file", new File([content], "march.csv", { type: "text/csv" }));
  return form;
}

test("a table is looked at, imported as far as it is good, and undone", async () => {
  const seen = await agent.submit(action, page, choose(text));
  expect(seen.data).toMatchObject({
    preview: { fileName: "march.csv", good: 2, known: 0, refused: 1, text },
  });
  expect((seen.data as unknown as { preview: { rows: { line: number }[] } }).preview.rows[0]?.line).toBe(3);
  expect(await used()).toBe("0");

  const done = await agent.submit(action, page, { intent: "import", text, fileName: "march.csv" });
  expect(done.data).toMatchObject({ result: { imported: 2, others: [{ line: 3 }] } });
  expect(await used()).toBe("3.5");
  const again = await agent.submit(action, page, { intent: "import", text, fileName: "march.csv" });
  expect(again.status).toBe(409);
  expect(await used()).toBe("3.5");

  const [upload] = (await agent.load(loader, page)).data.uploads;
  expect(upload).toMatchObject({ fileName: "march.csv", eventCount: 2, undoneAt: null });
  const id = upload?.id ?? "";
  const undone = await agent.submit(undo, `${page}/${id}/reversal`, {}, { id });
  expect([undone.location, undone.flash]).toEqual([page, "2 events are taken back."]);
  expect(await used()).toBe("0");
  const twice = await agent.submit(undo, `${page}/${id}/reversal`, {}, { id });
  expect(twice.flash).toBe("This upload has been undone already.");
});

test("a table without a fault leads back to the list", async () => {
  const good = "client,meter,at\nacme,hours,2026-03-02\n";
  const answer = await agent.submit(action, page, { intent: "import", text: good, fileName: "good.csv" });
  expect([answer.location, answer.flash]).toEqual([page, "1 row imported."]);
});

test("a file that is no table is refused beside its field", async () => {
  const answer = await agent.submit(action, page, choose(new Uint8Array([0xff, 0xfe, 0x41])));
  expect(answer.status).toBe(422);
  expect(answer.data).toMatchObject({
    error: { file: ["This file is not in UTF-8. Save it as “CSV UTF-8” and choose it again."] },
  });
  const empty = await agent.submit(action, page, choose(""));
  expect(empty.status).toBe(422);
});
