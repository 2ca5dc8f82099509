import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

export type Variables = Readonly<Record<string, string>>;

export type Installation = {
  readonly folder: string;
  /** The server's script, seen from the folder. */
  readonly script: string;
  /** What the next start has to apply. Names sort in the order of these calls, behind the project's own migrations. */
  addMigration(sql: string): void;
  /** `node commands.js …` from what is installed here; answers what it printed. */
  runCommand(args: readonly string[], variables: Variables): Promise<string>;
  remove(): void;
};

const script = "tests/faults/fault-server.js";
const scripts = [script, "tests/faults/one-lua-state.js"];
const run = promisify(execFile);

/** The fault build in a folder of its own, because a bundle finds its migrations from where it lies. */
export function installFaultBuild(): Installation {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-kills-"));
  for (const path of ["build-faults", "prisma/migrations", "package.json", "commands.js", ...scripts]) {
    cpSync(path, join(folder, path), { recursive: true });
  }
  symlinkSync(join(folder, "build-faults"), join(folder, "build"));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  let added = 0;
  return {
    folder,
    script,
    addMigration: (sql) => {
      added += 1;
      const name = `29990101${String(added).padStart(6, "0")}_added`;
      const migration = join(folder, "prisma/migrations", name);
      mkdirSync(migration);
      writeFileSync(join(migration, "migration.sql"), sql);
    },
    runCommand: async (args, variables) => {
      const { PATH = "", HOME = "" } = process.env;
      const env = { PATH, HOME, ...variables } as unknown as NodeJS.ProcessEnv;
      const { stdout } = await run(process.execPath, ["commands.js", ...args], { cwd: folder, env });
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
