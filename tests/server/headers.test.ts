import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import { describe, expect, onTestFinished, test } from "vitest";
import { largestBody, limitBody } from "../../app/server/body-limit.ts";
import { securityHeaders } from "../../app/server/security-headers.ts";

type Settings = Parameters<typeof securityHeaders>[0];

const plain: Settings = {
  isHttps: false,
  checkoutOrigins: ["https://checkout.stripe.com"],
  isDevelopment: false,
};

/** A server that answers with how many bytes it read, behind our headers and limits. */
async function serve(settings: Settings = plain): Promise<string> {
  const app = express();
  app.use(securityHeaders(settings), limitBody);
  app.all("*", (req, res, next) => {
    countBytes(req).then((bytes) => res.send({ bytes, nonce: String(res.locals["nonce"]) }), next);
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function countBytes(stream: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  for await (const chunk of stream) bytes += chunk.length;
  return bytes;
}

describe("every answer", () => {
  test("is kept by nobody, indexed by nobody, framed by nobody, and tells other sites nothing", async () => {
    const { headers } = await fetch(`${await serve()}/admin`);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-robots-tag": "noindex",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
    });
  });

  test("lets only our own scripts run, by a nonce that is new each time", async () => {
    const base = await serve();
    const answers = await Promise.all([1, 2].map(() => fetch(`${base}/`)));
    const nonces = await Promise.all(
      answers.map(async (response) => {
        const { nonce } = (await response.json()) as { nonce: string };
        const policy = response.headers.get("Content-Security-Policy") ?? "";
        expect(policy).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic'`);
        expect(policy).toContain("default-src 'none'");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toContain("base-uri 'none'");
        expect(policy).not.toMatch(/script-src[^;]*unsafe/);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
    expect(nonces[0]?.length).toBeGreaterThanOrEqual(22);
  });

  test("demands https for the future exactly when the site is https", async () => {
    const of = async (settings: Settings) =>
      (await fetch(await serve(settings))).headers.get("Strict-Transport-Security");
    expect(await of(plain)).toBeNull();
    expect(await of({ ...plain, isHttps: true })).toContain("max-age=");
  });
});

test.each([
  ["/i/token", true],
  ["/invoice/123", true],
  ["/invoices", false],
  ["/admin/invoices/1", false],
  ["/", false],
])("forms of %s may lead to the checkout: %s", async (path, allowed) => {
  const response = await fetch((await serve()) + path);
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  expect(/form-action ([^;]*)/.exec(policy)?.[1]).toBe(
    allowed ? "'self' https://checkout.stripe.com" : "'self'",
  );
});

describe("a logo", () => {
  test("may be shown by mail programs of other origins, and as a page can do nothing", async () => {
    const { headers } = await fetch(`${await serve()}/logo/${"0".repeat(64)}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none';frame-ancestors 'none';base-uri 'none';sandbox",
    });
    // The route says how long it is kept.
    expect(headers.get("Cache-Control")).toBeNull();
  });
});

describe("a mail's preview", () => {
  const policyOf = async (path: string) =>
    (await fetch((await serve()) + path)).headers.get("Content-Security-Policy") ?? "";

  test("may stand in a frame of ours, runs nothing and loads nothing from elsewhere", async () => {
    const { headers } = await fetch(`${await serve()}/admin/settings/emails/invoice/preview`);
    expect(headers.get("X-Frame-Options")).toBe("SAMEORIGIN");
    expect(headers.get("Content-Security-Policy")).toBe(
      "default-src 'none';style-src 'unsafe-inline';img-src 'self';frame-ancestors 'self';base-uri 'none';form-action 'none';sandbox",
    );
  });

  test.each(["/admin", "/admin/settings/emails/invoice", "/admin/settings/emails/a/b/preview", "/preview"])(
    "is nothing that %s could be",
    async (path) => {
      const policy = await policyOf(path);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("frame-src 'self'");
    },
  );

  test("has no place on clients' pages, which frame nothing", async () => {
    expect(await policyOf("/invoice/1")).not.toContain("frame-src");
  });
});

describe("a body", () => {
  test("up to the limit arrives whole", async () => {
    const response = await fetch(await serve(), { method: "POST", body: Buffer.alloc(largestBody) });
    expect(await response.json()).toMatchObject({ bytes: largestBody });
  });

  test("that says it is larger is refused unread with 413", async () => {
    const response = await fetch(await serve(), { method: "POST", body: Buffer.alloc(largestBody + 1) });
    expect(response.status).toBe(413);
    expect(await response.text()).toBe("The request is too large.");
  });

  test("that becomes larger without saying so is cut off", async () => {
    const socket = connect(Number(new URL(await serve()).port), "127.0.0.1");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("error", () => undefined);
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(0x100000), Buffer.from("\r\n")]);
    let sent = 0;
    while (!socket.destroyed && sent < 4 * largestBody) {
      sent += 0x100000;
      const drained = new Promise((resolve) => socket.once("drain", resolve));
      if (!socket.write(chunk)) await Promise.race([drained, closed]);
    }
    await closed;
    expect(sent).toBeLessThan(4 * largestBody);
  });
});
