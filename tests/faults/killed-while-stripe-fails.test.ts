import { execFileSync } from "node:child_process";
import { once } from "node:events";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, startDesk } from "../demo/desk.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const faults = ["hang", "reset", "500", "html-503", "429"] as const;

test("invites survive kill -9 under Stripe's faults, and Stripe ends at the true seat count", async () => {
  const invited: string[] = [];
  for (const [round, kind] of faults.entries()) {
    await desk.surroundings.stripe.faults.add({ kind, when: round % 2 === 0 ? "after" : "before" });
    for (let index = 0; index < 3; index += 1) {
      const email = `agent-${round}-${index}@kill.test`;
      if (await invite(email)) invited.push(email);
    }
    await kill();
    await desk.surroundings.stripe.faults.clear();
    await desk.restart();
  }

  const rows = read<{ email: string; status: string }>("SELECT email, status FROM agent_invites");
  expect(rows.map(({ email }) => email)).toEqual(expect.arrayContaining(invited));
  expect(invited).toHaveLength(faults.length * 3);

  const seats = read<{ seats: number }>(
    `SELECT (SELECT count(*) FROM memberships WHERE role = 'agent')
          + (SELECT count(*) FROM agent_invites WHERE status = 'pending' AND role = 'agent') AS seats`,
  )[0]?.seats;
  await expect.poll(quantityAtStripe, { timeout: 60_000, interval: 50 }).toBe(seats);
  await expect.poll(pendingInvites, { timeout: 30_000, interval: 50 }).toBe(0);
});

test("the books prove and the file is sound after the kills", () => {
  const verdict = execFileSync(process.execPath, ["commands.js", "prove"], {
    env: { ...process.env, ...desk.variables },
    encoding: "utf8",
  });
  expect(verdict).toContain("no difference");
  expect(read<{ integrity_check: string }>("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
});

async function invite(email: string): Promise<boolean> {
  const response = await fetch(`${desk.url}/admin/agents?index`, {
    method: "POST",
    headers: { Origin: desk.url, Cookie: desk.cookie },
    body: new URLSearchParams({ email, role: "agent" }),
    redirect: "manual",
  });
  await response.text();
  return response.status < 400;
}

async function kill(): Promise<void> {
  const exit = once(desk.server.child, "exit");
  desk.server.child.kill("SIGKILL");
  await exit;
}

function quantityAtStripe(): number | undefined {
  return desk.surroundings.stripe.state.subscriptions[0]?.items.data[0]?.quantity;
}

function pendingInvites(): number | undefined {
  return read<{ pending: number }>(
    "SELECT count(*) AS pending FROM agent_invites WHERE billing_pending = 1",
  )[0]?.pending;
}

function read<Row>(sql: string): Row[] {
  const connection = new Database(desk.variables["DATABASE_URL"]?.slice("file:".length), { readonly: true });
  try {
    return connection.prepare<[], Row>(sql).all();
  } finally {
    connection.close();
  }
}
