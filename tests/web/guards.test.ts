import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSession } from "#domain/credentials";
import { type Context, inTransaction } from "#platform/context";
import { forAdmin, forAnyone, forMachine, forOwner, forStaff, isGuarded } from "#web/guards";
import { cookiesFor } from "#web/cookies";
import { DomainError, invalidField, type RefusalKind } from "#lib/errors";
import type { Role } from "#lib/statuses";
import { createWorld, type World } from "../world.ts";
import { outcomeOf, ownForm, pageRequest } from "./page-request.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const whoAmI = {
  anyone: forAnyone(actorOf),
  staff: forStaff(actorOf),
  admin: forAdmin(actorOf),
  owner: forOwner(actorOf),
};
const guards = Object.entries(whoAmI);

async function actorOf({ ctx }: { ctx: Context }) {
  return ctx.actor;
}

async function cookieOf(ctx: Context): Promise<string> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new TypeError("Only people sign in.");
  const { userId, organizationId } = actor;
  const { token } = await inTransaction(ctx, (tx) =>
    startSession(tx, { userId, organizationId, userAgent: "Tests", address: "192.0.2.1" }),
  );
  const cookie = await cookiesFor(world.parts.config).session.serialize(token);
  return cookie.split(";")[0] ?? "";
}

async function visit(route: (typeof whoAmI)["staff"], ctx: Context | null, path = "/admin") {
  const headers: Record<string, string> = ctx ? { Cookie: await cookieOf(ctx) } : {};
  return outcomeOf(route(pageRequest(world, path, { headers })));
}

describe("who may enter", () => {
  const table: readonly [guard: keyof typeof whoAmI, role: Role, status: number][] = [
    ["anyone", "agent", 200],
    ["staff", "agent", 200],
    ["staff", "admin", 200],
    ["staff", "owner", 200],
    ["admin", "agent", 403],
    ["admin", "admin", 200],
    ["admin", "owner", 200],
    ["owner", "agent", 403],
    ["owner", "admin", 403],
    ["owner", "owner", 200],
  ];
  test.each(table)("a page for %s answers the role %s with %i", async (guard, role, status) => {
    const ctx = role === "owner" ? world.ctx : await world.as(role);
    const { status: answered, value } = await visit(whoAmI[guard], ctx);
    expect(answered).toBe(status);
    if (status === 200) expect(value).toEqual(ctx.actor);
  });

  test("a page for everybody knows a stranger as one", async () => {
    expect((await visit(whoAmI.anyone, null)).value).toEqual({ kind: "stranger" });
  });

  test("who is refused is told why", async () => {
    const agent = await world.as("agent");
    expect((await visit(whoAmI.admin, agent)).message).toBe("Only an admin can do this.");
    expect((await visit(whoAmI.owner, agent)).message).toBe("Only the owner can do this.");
  });

  test.each(["staff", "admin", "owner"] as const)(
    "who is not signed in goes from a page for %s to sign in and back",
    async (guard) => {
      const answer = await visit(whoAmI[guard], null, "/admin/invoices?status=open&page=2");
      expect(answer).toMatchObject({
        status: 302,
        location: "/login?redirectTo=%2Fadmin%2Finvoices%3Fstatus%3Dopen%26page%3D2",
      });
    },
  );

  test("a form that was posted while signed out is not repeated after signing in", async () => {
    const answer = await outcomeOf(whoAmI.staff(pageRequest(world, "/admin/clients/new", ownForm(world))));
    expect(answer).toMatchObject({ status: 302, location: "/login" });
  });

  test("a cookie that somebody made up, tampered with or signed with another secret lets nobody in", async () => {
    const genuine = await cookieOf(world.ctx);
    const foreign = { ...world.parts.config, secrets: ["the secret of another house"] as const };
    const stranger = (await cookiesFor(foreign).session.serialize("token")).split(";")[0] ?? "";
    for (const Cookie of [`${genuine}x`, genuine.slice(0, -2), "steadybill=abc", "steadybill=", stranger]) {
      const answer = await outcomeOf(whoAmI.staff(pageRequest(world, "/admin", { headers: { Cookie } })));
      expect(answer.status).toBe(302);
    }
  });

  test("a machine's route believes no cookie", async () => {
    const Cookie = await cookieOf(world.ctx);
    const route = forMachine(actorOf);
    expect(await route(pageRequest(world, "/readyz", { headers: { Cookie } }))).toEqual({ kind: "stranger" });
  });
});

describe("a request that changes something", () => {
  const origins: readonly [what: string, origin: string | undefined][] = [
    ["without an Origin", undefined],
    ["with the Origin null", "null"],
    ["with an empty Origin", ""],
    ["from another site", "https://evil.example"],
    ["from another port", "http://localhost:3001"],
    ["from the same host over https", "https://localhost:3000"],
    ["from a host that only begins like ours", "http://localhost:3000.evil.example"],
    ["with a path behind the origin", "http://localhost:3000/"],
  ];
  for (const [guard, route] of guards) {
    test.each(origins)(`%s is refused by a page for ${guard}, whoever is signed in`, async (_, origin) => {
      const Cookie = await cookieOf(world.ctx);
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        const headers = { Cookie, ...(origin === undefined ? {} : { Origin: origin }) };
        const answer = await outcomeOf(
          route(pageRequest(world, "/", { method, headers, body: new URLSearchParams() })),
        );
        expect(answer.status).toBe(403);
      }
    });
  }

  test("from our own page is carried out", async () => {
    const Cookie = await cookieOf(world.ctx);
    const own = ownForm(world);
    const answer = await outcomeOf(
      whoAmI.owner(pageRequest(world, "/", { ...own, headers: { ...own.headers, Cookie } })),
    );
    expect(answer).toMatchObject({ status: 200, value: world.ctx.actor });
  });

  test.each(["application/json", "text/plain", "multipart/form-data", ""])(
    "as %j instead of a form is refused with a sentence",
    async (type) => {
      const headers = { Origin: world.parts.config.appUrl, "Content-Type": type };
      const answer = await outcomeOf(
        whoAmI.anyone(pageRequest(world, "/login", { method: "POST", headers, body: "{}" })),
      );
      expect(answer).toMatchObject({ status: 422, message: "Send this as a form." });
    },
  );

  test("reading needs no Origin", async () => {
    const headers = { Cookie: await cookieOf(world.ctx), Origin: "https://evil.example" };
    for (const method of ["GET", "HEAD"]) {
      expect((await outcomeOf(whoAmI.staff(pageRequest(world, "/", { method, headers })))).status).toBe(200);
    }
  });
});

describe("a refusal", () => {
  const kinds: readonly [RefusalKind, number][] = [
    ["invalid", 422],
    ["conflict", 409],
    ["not-found", 404],
    ["forbidden", 403],
    ["unauthorized", 401],
    ["too-many", 429],
    ["unavailable", 503],
  ];
  test.each(kinds)("of kind %s is answered with %i and its sentence", async (kind, status) => {
    const route = forAnyone(async () => {
      throw new DomainError(kind, "Not like this.");
    });
    const answer = await outcomeOf(route(pageRequest(world, "/")));
    expect(answer).toMatchObject({ status, message: "Not like this.", value: { fields: [] } });
  });

  test("names the fields it is about", async () => {
    const route = forAnyone(async () => {
      throw invalidField("lines.0.quantity", "Enter a quantity.");
    });
    const { value } = await outcomeOf(route(pageRequest(world, "/")));
    expect(value).toEqual({
      message: "Enter a quantity.",
      fields: [{ path: "lines.0.quantity", message: "Enter a quantity." }],
    });
  });

  test.each(["/admin/invoices.csv", "/admin/invoices/1/pdf"])(
    "of a file (%s) is a plain sentence, because no page shows it",
    async (address) => {
      const route = forAnyone(async () => {
        throw invalidField("from", "Write a date that exists.");
      });
      const { status, value } = await outcomeOf(route(pageRequest(world, address)));
      expect(status).toBe(422);
      expect(value).toBeInstanceOf(Response);
      expect((value as Response).headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
      expect(await (value as Response).text()).toBe("Write a date that exists.\n");
    },
  );

  test("is never made of a surprise, which stays an error", async () => {
    const route = forAnyone(async () => {
      throw new TypeError("x is undefined");
    });
    await expect(route(pageRequest(world, "/"))).rejects.toThrow(TypeError);
  });
});

test("only what a guard made counts as guarded", () => {
  for (const [, route] of guards) expect(isGuarded(route)).toBe(true);
  expect(isGuarded(forMachine(actorOf))).toBe(true);
  for (const other of [actorOf, async () => null, null, undefined, {}]) expect(isGuarded(other)).toBe(false);
});
