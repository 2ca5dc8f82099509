import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { demoAddress } from "../demo/address.ts";

test.each([
  [{}, { port: 3000, appUrl: "http://localhost:3000" }],
  [{ PORT: "4000" }, { port: 4000, appUrl: "http://localhost:4000" }],
  [{ APP_URL: "http://127.0.0.1:4000/" }, { port: 4000, appUrl: "http://127.0.0.1:4000" }],
  [{ APP_URL: "https://demo.example.com" }, { port: 3000, appUrl: "https://demo.example.com" }],
  [
    { APP_URL: "https://demo.example.com", PORT: "4000" },
    { port: 4000, appUrl: "https://demo.example.com" },
  ],
  [
    { APP_URL: "", PORT: "" },
    { port: 3000, appUrl: "http://localhost:3000" },
  ],
])("with %j the demo is at %j", (env, address) => {
  expect(demoAddress(env)).toEqual(address);
});

test("the demo does not claim to be ready where another program listens", async () => {
  const other = createServer().listen(0);
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const demo = spawn(process.execPath, ["--import", "tsx", "tests/demo/main.ts"], {
    env: { ...process.env, PORT: String(port), APP_URL: "" },
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(demo.stdout),
    text(demo.stderr),
    once(demo, "exit"),
  ]);
  expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
  expect(stderr).toContain(`Port ${port} is in use by another program.`);
});
