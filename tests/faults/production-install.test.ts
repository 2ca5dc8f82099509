import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apiCaller, issueInvoice } from "./books.ts";
import { ownDeployment, runCommand, startServer } from "./deployment.ts";

/** What the image holds: the build, the migrations, the two entries, and the production's dependencies. */
const shipped = [
  "build",
  "prisma/migrations",
  "server.js",
  "commands.js",
  "package.json",
  "package-lock.json",
];

// Prisma's command line and TypeScript are optional peers of what is shipped, and a third of the size.
const prune = ["prune", "--omit=dev", "--legacy-peer-deps"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "steadybill-production-"));
  for (const path of shipped) cpSync(path, join(folder, path), { recursive: true });
  copyModules(join(folder, "node_modules"));
  execFileSync("npm", [...prune, "--offline", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: "pipe",
  });
  const size = execFileSync("du", ["-sm", "node_modules"], { cwd: folder, encoding: "utf8" }).split("\t")[0];
  console.log(`The production's node_modules are ${size} MB.`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("neither sources nor tools are there", () => {
  for (const path of [
    "app",
    "node_modules/vite",
    "node_modules/tsx",
    "node_modules/typescript",
    "node_modules/vitest",
  ]) {
    expect(existsSync(join(folder, path)), path).toBe(false);
  }
});

test("the server serves, issues an invoice with its document, and its books prove", async () => {
  const { variables } = await ownDeployment();
  const server = await startServer(variables, folder);
  const call = await apiCaller(variables);
  const { id, number } = await issueInvoice(call, 1999);
  expect(number).toBe("INV-0001");
  const { url } = await call("invoices.portalLink", { id });
  const pdf = await fetch(`${String(url)}/pdf`);
  expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  expect(await runCommand(["prove"], variables, folder)).toMatchObject({ code: 0 });
  expect((await server.kill("SIGTERM")).code).toBe(0);
});

test("the commands work from the build, with the server running and stopped", async () => {
  const { variables, folder: data } = await ownDeployment();
  const copy = join(data, "copy.db");
  const server = await startServer(variables, folder);
  expect(await runCommand(["backup", copy], variables, folder)).toMatchObject({ code: 0 });
  await server.kill("SIGTERM");
  expect(await runCommand(["restore", copy], variables, folder)).toMatchObject({ code: 0 });
  expect(await runCommand(["prove"], variables, folder)).toMatchObject({ code: 0 });
});

/** Second names for the same files where the file system has them, otherwise a copy. */
function copyModules(target: string): void {
  try {
    execFileSync("cp", ["-al", "node_modules", target], { stdio: "pipe" });
  } catch {
    rmSync(target, { recursive: true, force: true });
    cpSync("node_modules", target, { recursive: true, verbatimSymlinks: true });
  }
  // npm writes this one in place, and without it looks at what is there.
  rmSync(join(target, ".package-lock.json"), { force: true });
}
