import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Gate = { readonly name: string } & ({ readonly command: string } | { readonly suite: string });

/** The first gates only read, so they run beside each other. */
const lanes: readonly (readonly Gate[])[] = [
  [{ name: "types", command: "npm run -s check:types" }],
  [
    { name: "architecture", command: "npm run -s check:architecture" },
    { name: "dead code", command: "npm run -s check:dead-code" },
  ],
];

/** The suites, one after the other: each of them uses the whole machine, but for the one of faults. */
const suites: readonly Gate[] = [
  { name: "unit", suite: "unit" },
  { name: "build", command: "npm run -s build" },
];

/** Faults wait for servers to start and end, and in that time these are done; they yield to whoever wants to work. */
const besideFaults: readonly Gate[] = [
  { name: "lint", command: "nice -n 19 npm run -s check:lint" },
  { name: "format", command: "nice -n 19 npm run -s check:format" },
];

const lastSuites: readonly Gate[] = [
  { name: "kills", suite: "kills" },
  { name: "browser", suite: "browser" },
];

type Counts = { passed: number; failed: number };

const folder = mkdtempSync(join(roomiestFolder(), "steadybill-check-"));
// The suites' own folders are made in it, so that nothing of an interrupted test stays behind.
process.env["TMPDIR"] = folder;
// Compilers and test runners make much that is soon forgotten: with room for it they collect it half as often.
process.env["NODE_OPTIONS"] = `--max-semi-space-size=64 ${process.env["NODE_OPTIONS"] ?? ""}`.trim();
const counts: Counts = { passed: 0, failed: 0 };
const failedGates: string[] = [];

await runGate({ name: "generate", command: "npm run -s generate" });
await Promise.all(lanes.map(runInTurn));
await runInTurn(suites);
await Promise.all([runGate({ name: "faults", suite: "faults" }), runInTurn(besideFaults)]);
await runInTurn(lastSuites);

rmSync(folder, { recursive: true, force: true });
if (failedGates.length > 0) console.log(`Failed: ${failedGates.join(", ")}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = failedGates.length > 0 ? 1 : 0;

/** Memory where there is plenty: thousands of databases need not reach a disk at every commit. */
function roomiestFolder(): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize > 4 * 2 ** 30 ? "/dev/shm" : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function runInTurn(inTurn: readonly Gate[]): Promise<void> {
  for (const gate of inTurn) await runGate(gate);
}

async function runGate(gate: Gate): Promise<void> {
  const startedAt = Date.now();
  const succeeded = "suite" in gate ? await runSuite(gate.suite) : await run(gate.command);
  if (!("suite" in gate)) counts[succeeded ? "passed" : "failed"] += 1;
  if (!succeeded) failedGates.push(gate.name);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${succeeded ? "ok    " : "FAILED"} ${gate.name} (${seconds} s)`);
}

/** Runs one of vitest's projects and adds its tests to the counts. */
async function runSuite(suite: string): Promise<boolean> {
  const report = join(folder, `${suite}.json`);
  const succeeded = await run(
    `npx vitest run --project ${suite} --reporter=default --reporter=json --outputFile.json=${report}`,
  );
  const { passed, failed } = readReport(report);
  counts.passed += passed;
  counts.failed += succeeded ? failed : Math.max(1, failed);
  return succeeded;
}

function readReport(file: string): Counts {
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    // vitest died before it could write; the gate's exit code says so.
    return { passed: 0, failed: 0 };
  }
}

function run(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: "inherit" });
    child.on("close", (code) => resolve(code === 0));
  });
}
