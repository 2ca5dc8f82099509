import { describe, expect, test } from "vitest";
import type { Config, Parts } from "#platform/context";
import { cookiesFor } from "#web/cookies";
import { flashRedirect, takeFlash } from "#web/flash";
import { safeRedirect } from "#web/login-redirect";
import { defaultConfig } from "../world.ts";

const https: Config = { ...defaultConfig, appUrl: "https://billing.example.com" };

describe("every cookie", () => {
  const names = ["session", "links", "portal", "flash"] as const;

  test.each(names)("%s is Secure and __Host- exactly when the site is https", async (name) => {
    const secure = await cookiesFor(https)[name].serialize("x");
    expect(secure).toMatch(/^__Host-steadybill/);
    expect(secure).toContain("; Secure");
    const plain = await cookiesFor(defaultConfig)[name].serialize("x");
    expect(plain).toMatch(/^steadybill/);
    expect(plain).not.toContain("Secure");
  });

  test.each(names)("%s is out of reach of scripts and other sites", async (name) => {
    for (const config of [https, defaultConfig]) {
      const cookie = await cookiesFor(config)[name].serialize("x");
      expect(cookie).toContain("; HttpOnly");
      expect(cookie).toContain("; SameSite=Lax");
      expect(cookie).toContain("; Path=/");
      expect(cookie).not.toContain("Domain");
    }
  });

  test("is signed by the first secret and believed under each", async () => {
    const before = { ...defaultConfig, secrets: ["the first secret of all"] as const };
    const rotated = { ...defaultConfig, secrets: ["the second secret of all", before.secrets[0]] as const };
    const old = await cookiesFor(before).session.serialize("token");
    const renewed = await cookiesFor(rotated).session.serialize("token");
    expect(await cookiesFor(rotated).session.parse(old)).toBe("token");
    expect(await cookiesFor(before).session.parse(renewed)).toBeNull();
  });
});

describe("a message for the next page", () => {
  const context = { parts: { config: defaultConfig } as Parts };
  const requestWith = (cookie: string) =>
    new Request("http://localhost:3000/admin", { headers: { Cookie: cookie.split(";")[0] ?? "" } });

  test("travels with a redirect after the post and is shown once", async () => {
    const response = await flashRedirect(context, "/admin/clients", "The client was added.");
    expect(response.status).toBe(303);
    expect(response.headers.get("Location")).toBe("/admin/clients");
    const { flash, setCookie } = await takeFlash(
      requestWith(response.headers.get("Set-Cookie") ?? ""),
      defaultConfig,
    );
    expect(flash).toEqual({ kind: "success", text: "The client was added." });
    expect(setCookie).toContain("Max-Age=0");
    expect(await takeFlash(requestWith(setCookie ?? ""), defaultConfig)).toEqual({
      flash: null,
      setCookie: null,
    });
  });

  test("can be a warning", async () => {
    const response = await flashRedirect(context, "/", { kind: "warning", text: "Stripe does not answer." });
    const { flash } = await takeFlash(requestWith(response.headers.get("Set-Cookie") ?? ""), defaultConfig);
    expect(flash).toEqual({ kind: "warning", text: "Stripe does not answer." });
  });

  test("that somebody made up is not shown", async () => {
    const forged = `steadybill_flash=${btoa('{"kind":"success","text":"You won."}')}.sig`;
    expect(await takeFlash(requestWith(forged), defaultConfig)).toEqual({ flash: null, setCookie: null });
  });
});

describe("after signing in, a visitor goes", () => {
  test.each(["/", "/admin", "/admin/invoices?status=open", "/admin/x#top", "/%2F/evil.example", "/a//b"])(
    "to the page %s of this site",
    (path) => {
      expect(safeRedirect(path)).toBe(path);
      expect(new URL(path, "http://localhost:3000").origin).toBe("http://localhost:3000");
    },
  );

  test.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    null,
    undefined,
    42,
    ["/admin"],
  ])("home instead of to %j", (to) => {
    expect(safeRedirect(to)).toBe("/admin");
    expect(safeRedirect(to, "/elsewhere")).toBe("/elsewhere");
  });
});
