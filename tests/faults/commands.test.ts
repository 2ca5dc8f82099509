import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { apiCaller, issueInvoice } from "./books.ts";
import { ownDeployment, runCommand, runCommandIn, startServer, type Variables } from "./deployment.ts";

/** A deployment in which one invoice was issued, with its server running. */
async function deploymentWithBooks() {
  const deployment = await ownDeployment();
  const server = await startServer(deployment.variables);
  const call = await apiCaller(deployment.variables);
  const invoice = await issueInvoice(call, 1999);
  return { ...deployment, server, call, invoice };
}

/** Changes one amount as somebody with the file in hand could. */
function tamper(database: string): void {
  const file = new Database(database);
  const triggers = file.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) file.exec(`DROP TRIGGER "${String(name)}"`);
  file.exec("UPDATE ledger_postings SET amount = amount + 1 WHERE account = 'receivable'");
  file.close();
}

function count(database: string, table: string): unknown {
  const file = new Database(database, { readonly: true });
  const rows = file.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  file.close();
  return rows;
}

const proves = { code: 0, stdout: "The books prove: no difference.\n" };

describe("prove", () => {
  test("finds no difference in true books, with the server running and stopped", async () => {
    const { variables, server } = await deploymentWithBooks();
    expect(await runCommand(["prove"], variables)).toMatchObject(proves);
    await server.kill("SIGTERM");
    expect(await runCommand(["prove"], variables)).toMatchObject(proves);
    expect(await runCommand(["prove", "--no-documents"], variables)).toMatchObject(proves);
  });

  test("runs from the sources where their tools are installed", async () => {
    const { variables } = await ownDeployment();
    expect(await runCommand(["prove"], variables, process.cwd())).toMatchObject(proves);
  });

  test("ends with 1 and the differences when somebody changed the file", async () => {
    const { variables, server, database } = await deploymentWithBooks();
    await server.kill("SIGTERM");
    tamper(database);
    const { code, stdout } = await runCommand(["prove"], variables);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^\d+ differences?:\n.+/);
  });
});

describe("backup and restore", () => {
  test("bring the books back to the moment of the copy, and close issuing until the numbers are confirmed", async () => {
    const { folder, variables, server, call, database } = await deploymentWithBooks();
    expect(await runCommandIn(folder, ["backup", "copy.db"], variables)).toMatchObject({ code: 0 });
    const copy = join(folder, "copy.db");
    await issueInvoice(call, 500);
    expect((await runCommand(["restore", copy], variables)).stderr).toContain("Another process owns");
    await server.kill("SIGTERM");

    const restored = await runCommandIn(folder, ["restore", "copy.db"], variables);
    expect(restored).toMatchObject({ code: 0, stderr: "" });
    expect(restored.stdout).toContain("Issuing stays closed until an admin confirms");
    expect(count(database, "invoices")).toBe(1);
    const kept = readdirSync(folder).find((name) => name.includes("before-restore")) ?? "";
    expect(count(join(folder, kept), "invoices")).toBe(2);

    await startServer(variables);
    await expect(issueInvoice(call, 700)).rejects.toThrow(/Confirm the last number of this series/);
    expect(await runCommand(["prove"], variables)).toMatchObject(proves);
  });

  test("work with the server stopped, too", async () => {
    const { folder, variables, server } = await deploymentWithBooks();
    await server.kill("SIGTERM");
    const copy = join(folder, "copy.db");
    expect(await runCommand(["backup", copy], variables)).toMatchObject({ code: 0 });
    expect((await runCommand(["backup", copy], variables)).code).toBe(1);
    expect(await runCommand(["restore", copy], variables)).toMatchObject({ code: 0 });
  });

  test("start a deployment anew from nothing but the copy", async () => {
    const { folder, variables, server } = await deploymentWithBooks();
    const copy = join(folder, "copy.db");
    await runCommand(["backup", copy], variables);
    await server.kill("SIGKILL");
    const next = await ownDeployment({ SESSION_SECRET: variables["SESSION_SECRET"] ?? "" });
    expect(await runCommand(["restore", copy], next.variables)).toMatchObject({ code: 0 });
    expect(count(next.database, "invoices")).toBe(1);
    expect(await runCommand(["prove"], next.variables)).toMatchObject(proves);
  });

  test("refuse a copy that was tampered with, that is something else or that is not there", async () => {
    const { folder, variables, server, database } = await deploymentWithBooks();
    const copy = join(folder, "copy.db");
    await runCommand(["backup", copy], variables);
    await server.kill("SIGTERM");
    tamper(copy);
    const letter = join(folder, "letter.db");
    writeFileSync(letter, "Dear Ada, ".repeat(1000));
    for (const [file, why] of [
      [copy, "does not prove, so nothing was changed"],
      [letter, "is not a sound Steadybill database, so nothing was changed"],
      [join(folder, "missing.db"), "does not exist"],
    ] as const) {
      const { code, stderr } = await runCommand(["restore", file], variables);
      expect(code).toBe(1);
      expect(stderr).toContain(why);
    }
    expect(count(database, "invoices")).toBe(1);
    expect(readdirSync(folder).filter((name) => /incoming|before-restore/.test(name))).toEqual([]);
    expect(await runCommand(["prove"], variables)).toMatchObject(proves);
  });
});

describe("the operator's commands", () => {
  const create = ["create-admin", "--email", "cleo@bolt.test", "--name", "Cleo", "--organization", "Bolt"];

  async function opens(variables: Variables, address: string): Promise<boolean> {
    const response = await fetch(address, { redirect: "manual" });
    expect(new URL(address).origin).toBe(variables["APP_URL"]);
    return response.status === 200;
  }

  test("make an admin and print a sign-in link last, with the server running and stopped", async () => {
    const { variables } = await ownDeployment();
    const stopped = await runCommand(create, variables);
    expect(stopped).toMatchObject({ code: 0 });
    await startServer(variables);
    expect(await opens(variables, stopped.stdout.trim().split("\n").at(-1) ?? "")).toBe(true);
    const running = await runCommand(create, variables);
    expect(await opens(variables, running.stdout.trim().split("\n").at(-1) ?? "")).toBe(true);
  });

  test("refuse what they do not understand with a sentence and 1", async () => {
    const { variables } = await ownDeployment();
    await runCommand(create, variables);
    for (const [args, why] of [
      [["create-admin", "--email", "x@y.test"], "--name is missing"],
      [["create-api-key", "--email", "nobody@y.test", "--label", "L"], "There is no account"],
      [["create-api-key", "--e-mail", "x"], "--e-mail"],
      [["erase"], "There is no command erase"],
      [[], "There is no command"],
      [["backup"], "Say where the copy goes"],
      [["restore"], "Say which copy to restore"],
      [["replay-events", "--since", "yesterday"], "Write --since as an instant"],
    ] as const) {
      const { code, stdout, stderr } = await runCommand(args, variables);
      expect(code, args.join(" ")).toBe(1);
      expect(stdout + stderr).toContain(why);
      expect(stdout + stderr).not.toMatch(/\n\s+at /);
    }
  });

  test("say what is wrong with the environment", async () => {
    const { variables } = await ownDeployment({ SIGNUPS: "yes" });
    const { code, stderr } = await runCommand(["prove"], variables);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "SIGNUPS must be open or closed.\n" });
  });

  test("reach the server over a socket for its own user alone, also after a kill -9", async () => {
    const { variables, database } = await ownDeployment();
    const server = await startServer(variables);
    expect(statSync(`${database}.sock`).mode & 0o777).toBe(0o600);
    await server.kill("SIGKILL");
    expect(existsSync(`${database}.sock`)).toBe(true);
    expect(await runCommand(["prove"], variables)).toMatchObject(proves);
    await startServer(variables);
    expect(await runCommand(["prove"], variables)).toMatchObject(proves);
  });
});
