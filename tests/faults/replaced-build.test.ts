import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { startLocalMailbox } from "../mail-local/index.ts";
import { until } from "./books.ts";
import { ownDeployment, startServer } from "./deployment.ts";

/** An installation of the test's own, whose build may be taken apart. */
function installation(): string {
  const folder = mkdtempSync(join(tmpdir(), "steadybill-installation-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of ["build", "prisma/migrations", "server.js", "package.json"]) {
    cpSync(path, join(folder, path), { recursive: true });
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  return folder;
}

test("a mail waits when the build is replaced under the running server, and goes out after a restart", async () => {
  const mailbox = await startLocalMailbox();
  onTestFinished(() => mailbox.stop());
  const { variables, database, url } = await ownDeployment({
    SMTP_URL: mailbox.smtpUrl,
    MAIL_FROM: "billing@kettle.test",
  });
  const folder = installation();
  const server = await startServer(variables, folder);
  const chunks = join(folder, "build/server/assets");
  const aside = join(folder, "aside");
  mkdirSync(aside);
  for (const name of readdirSync(chunks)) renameSync(join(chunks, name), join(aside, name));

  const response = await fetch(`${url}/forgot-password`, {
    method: "POST",
    headers: { Origin: url },
    body: new URLSearchParams({ email: String(variables["ADMIN_EMAIL"]) }),
  });
  expect(response.status).toBeLessThan(400);
  const file = new Database(database, { readonly: true });
  onTestFinished(() => void file.close());
  const mail = file.prepare<[], { state: string; attempts: number; last_error: string | null }>(
    "SELECT state, attempts, last_error FROM emails",
  );
  await until(() => typeof mail.get()?.last_error === "string");
  expect(mail.get()?.last_error).toContain("The server has to be started again.");
  expect(mail.get()?.state).toBe("queued");
  const { code, stderr } = await server.kill("SIGTERM");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });

  for (const name of readdirSync(aside)) renameSync(join(aside, name), join(chunks, name));
  await startServer(variables, folder);
  const message = await mailbox.waitForMessage(({ to }) => to.includes("ada@kettle.test"), 60_000);
  expect(message.text).toContain(`${url}/reset-password/`);
});
