import { createServer } from "node:http";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { apiCaller } from "./books.ts";
import { ownDeployment, spawnServer, startServer } from "./deployment.ts";

describe("the server says what keeps it from starting, and ends with 1", () => {
  test("when the environment is wrong: one sentence per variable, all at once", async () => {
    const { variables } = await ownDeployment({
      PORT: "http",
      APP_URL: "nowhere",
      SESSION_SECRET: "",
      SIGNUPS: "yes",
    });
    const { code, stderr, stdout } = await spawnServer(variables).ended();
    expect(code).toBe(1);
    expect(
      stderr
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0])
        .sort(),
    ).toEqual(["APP_URL", "PORT", "SESSION_SECRET", "SIGNUPS"]);
    expect(stdout).toBe("");
  });

  test("when another process owns the database, which goes on serving", async () => {
    const { variables, database } = await ownDeployment();
    await startServer(variables);
    const { code, stderr } = await spawnServer({ ...variables, PORT: "0" }).ended();
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Another process owns ${database}. One process owns a database file; stop the other one first.\n`,
    );
    expect((await fetch(`${variables["APP_URL"]}/readyz`)).status).toBe(200);
  });

  test("when another process owns the database and takes invites, of which none is lost", async () => {
    const { variables, database, folder } = await ownDeployment();
    const first = await startServer(variables);
    const call = await apiCaller(variables);
    const acknowledged: string[] = [];
    const invite = async () => {
      const { email } = await call("agents.invite", { email: `agent-${acknowledged.length}@kettle.test` });
      acknowledged.push(String(email));
    };
    await invite();
    const filesBefore = readdirSync(folder).sort();
    const second = spawnServer({ ...variables, PORT: "0" });
    while (second.child.exitCode === null) await invite();
    const { code, stderr } = await second.ended();
    await invite();

    expect(code).toBe(1);
    expect(stderr).toContain(`Another process owns ${database}.`);
    expect(readdirSync(folder).sort()).toEqual(filesBefore);
    expect((await first.kill("SIGTERM")).code).toBe(0);
    const file = new Database(database, { readonly: true });
    const emails = file.prepare("SELECT email FROM agent_invites ORDER BY id").pluck().all();
    const integrity = file.pragma("integrity_check", { simple: true });
    file.close();
    expect(emails).toEqual(acknowledged);
    expect(integrity).toBe("ok");
  });

  test("when its folder takes no file", async () => {
    const { variables } = await ownDeployment({ DATABASE_URL: "file:/proc/books.db" });
    const { code, stderr } = await spawnServer(variables).ended();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database \/proc\/books\.db cannot be used: .+\n$/);
  });

  test("when the port is taken", async () => {
    const { variables } = await ownDeployment();
    const other = createServer().listen(Number(variables["PORT"]), "127.0.0.1");
    await once(other, "listening");
    const { code, stderr } = await spawnServer(variables).ended();
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain("PORT is in use by another program.");
  });

  test("when the Stripe key is of the other mode than the database", async () => {
    const stripe = { STRIPE_WEBHOOK_SECRET: "whsec_x", STRIPE_API_BASE: "http://127.0.0.1:9" };
    const { variables } = await ownDeployment({ ...stripe, STRIPE_SECRET_KEY: "sk_test_x" });
    await (await startServer(variables)).kill("SIGTERM");
    const { code, stderr } = await spawnServer({ ...variables, STRIPE_SECRET_KEY: "sk_live_x" }).ended();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^STRIPE_SECRET_KEY is a live key, but this database has been used in test mode\./,
    );
  });

  test("when the database was migrated by a newer version, which it leaves as it is", async () => {
    const { variables, database } = await ownDeployment();
    await (await startServer(variables)).kill("SIGTERM");
    const file = new Database(database);
    file.exec(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '29990101', 1)`,
    );
    file.close();
    const { code, stderr } = await spawnServer(variables).ended();
    expect(code).toBe(1);
    expect(stderr).toContain("which this version does not know");
  });
});

describe("a running server", () => {
  test("prints the setup token once, to stderr alone, and only while there is no organization", async () => {
    const nobody = { ADMIN_EMAIL: "", ADMIN_PASSWORD: "", ORGANIZATION_NAME: "" };
    const { variables } = await ownDeployment(nobody);
    const { stdout, stderr } = await (await startServer(variables)).kill("SIGTERM");
    const token = /with this token: (\S+)/.exec(stderr)?.[1] ?? "";
    expect(token.length).toBeGreaterThan(20);
    expect(stdout).not.toContain(token);

    const { variables: owned } = await ownDeployment();
    expect((await (await startServer(owned)).kill("SIGTERM")).stderr).not.toContain("token");
  });

  test("keeps tokens, passwords and secrets out of its log", async () => {
    const { variables, url } = await ownDeployment({ LOG_LEVEL: "debug" });
    const server = await startServer(variables);
    const canary = "canary-of-the-tests";
    await fetch(`${url}/i/${canary}`);
    await fetch(`${url}/reset-password/${canary}`);
    await fetch(`${url}/invites/${canary}?key=${canary}`);
    await fetch(`${url}/api/trpc/clients.list`, { headers: { Authorization: `Bearer ${canary}` } });
    await fetch(`${url}/login`, {
      method: "POST",
      headers: { Origin: url },
      body: new URLSearchParams({ email: "ada@kettle.test", password: canary }),
    });
    const { stdout, stderr } = await server.kill("SIGTERM");
    expect(stdout).toContain("serving");
    for (const secret of [canary, variables["SESSION_SECRET"] ?? "", variables["ADMIN_PASSWORD"] ?? ""]) {
      expect(stdout + stderr).not.toContain(secret);
    }
  });

  test("answers odd requests with 4xx", async () => {
    const { variables, url } = await ownDeployment();
    await startServer(variables);
    const statusOf = async (path: string, init?: RequestInit) => (await fetch(url + path, init)).status;
    expect(await statusOf("/nowhere")).toBe(404);
    expect(await statusOf("/assets/missing-12345678.js")).toBe(404);
    expect(await statusOf("/%E0%A4%A")).toBeLessThan(500);
    expect(await statusOf("/healthz", { method: "DELETE" })).toBe(405);
    expect(await statusOf("/login", { method: "POST", body: "x" })).toBe(403);
    expect(await statusOf("/api/trpc/clients.list")).toBe(401);
    expect(await statusOf("/webhooks/stripe", { method: "POST", body: "{}" })).toBe(503);
    expect(await statusOf("/queues/sweep", { method: "POST", body: "{}" })).toBeGreaterThanOrEqual(400);
  });

  test("leaves the queues to its own process: a call from outside is refused, whatever it claims", async () => {
    const { variables, url } = await ownDeployment();
    await startServer(variables);
    for (const headers of [{}, { "X-Forwarded-For": "127.0.0.1" }, { "X-Quirrel-Signature": "v=1,d=abc" }]) {
      const response = await fetch(`${url}/queues/sweep`, { method: "POST", headers, body: "{}" });
      expect([401, 403, 404]).toContain(response.status);
    }
  });
});

describe("what browsers are sent", () => {
  const files = listFiles("build/client").filter((file) => /\.(js|css|map|html)$/.test(file));

  test("is there", () => {
    expect(files.length).toBeGreaterThan(5);
  });

  test.each([
    "sk_test_",
    "sk_live_",
    "whsec_",
    "better-sqlite3",
    "PrismaClient",
    "argon2",
    "nodemailer",
    "SESSION_SECRET",
    "prisma/migrations",
  ])("does not contain %s", (text) => {
    expect(files.filter((file) => readFileSync(file, "utf8").includes(text))).toEqual([]);
  });

  test("has no source maps, which would show the rest", () => {
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  });
});

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}
