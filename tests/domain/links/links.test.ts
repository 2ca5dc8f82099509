import { copyFileSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  consumeLink,
  ensureLink,
  findLink,
  linkToken,
  linkUrl,
  listLiveLinks,
  type NewLink,
  revokeLinks,
} from "#domain/links";
import { type Context, inTransaction } from "#platform/context";
import { NotFound } from "#lib/errors";
import { hours } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const invoiceLink = { kind: "invoice", subjectId: "inv-1", contactId: "con-1" } as const;

function ensure(over: Partial<NewLink> = {}, ctx: Context = world.ctx) {
  return inTransaction(ctx, (tx) => ensureLink(tx, { ...invoiceLink, ...over }));
}

function withSecrets(...secrets: [string, ...string[]]): Context {
  return { ...world.ctx, config: { ...world.ctx.config, secrets } };
}

async function stateOf(token: string, ctx: Context = world.strangerCtx) {
  return (await findLink(ctx, { kind: "invoice", token }))?.state ?? null;
}

describe("a link", () => {
  test("is the same however often it is asked for", async () => {
    const first = await ensure();
    expect(await ensure()).toEqual(first);
    expect(await linkUrl(world.ctx, first.id)).toBe(await linkUrl(world.ctx, first.id));
  });

  test("is another one for another contact, subject or kind", async () => {
    const ids = [
      await ensure(),
      await ensure({ contactId: "con-2" }),
      await ensure({ subjectId: "inv-2" }),
      await ensure({ kind: "portal" }),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test.each([
    ["invoice", /^http:\/\/localhost:3000\/i\/[\w-]{43}$/],
    ["invite", /^http:\/\/localhost:3000\/invites\/[\w-]{43}$/],
    ["reset", /^http:\/\/localhost:3000\/reset-password\/[\w-]{43}$/],
    ["sign_in", /^http:\/\/localhost:3000\/sign-in\/[\w-]{43}$/],
    ["portal", /^http:\/\/localhost:3000\/portal\/[\w-]{43}$/],
  ] as const)("of kind %s has an absolute address with 256 bits of token", async (kind, address) => {
    const { id } = await ensure({ kind });
    expect(await linkUrl(world.ctx, id)).toMatch(address);
  });

  test("opens with its token and says to whom it belongs", async () => {
    const { id } = await ensure();
    const token = await linkToken(world.ctx, id);
    expect(await findLink(world.strangerCtx, { kind: "invoice", token })).toEqual({
      id,
      kind: "invoice",
      organizationId: world.organizationId,
      subjectId: "inv-1",
      contactId: "con-1",
      state: "live",
    });
  });

  test("does not open as another kind, cut, lengthened or in other letters", async () => {
    const { id } = await ensure();
    const token = await linkToken(world.ctx, id);
    expect(await findLink(world.strangerCtx, { kind: "invite", token })).toBeNull();
    for (const wrong of [token.slice(1), `${token}=`, token.toUpperCase(), "", `${id}:1`]) {
      expect(await stateOf(wrong)).toBeNull();
    }
  });

  test("that does not exist has no address", async () => {
    await expect(linkUrl(world.ctx, "nothing")).rejects.toThrow(NotFound);
  });
});

describe("a link ends", () => {
  test("at its expiry to the millisecond", async () => {
    const { id } = await ensure({ expiresAt: new Date(world.clock.now().getTime() + hours(1)) });
    const token = await linkToken(world.ctx, id);
    world.clock.advance(hours(1) - 1);
    expect(await stateOf(token)).toBe("live");
    world.clock.advance(1);
    expect(await stateOf(token)).toBe("expired");
    expect(await inTransaction(world.ctx, (tx) => consumeLink(tx, id))).toBe(false);
  });

  test("when it is revoked, with a raised version and a new token for the next", async () => {
    const { id } = await ensure();
    const token = await linkToken(world.ctx, id);
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, invoiceLink));

    expect(await stateOf(token)).toBe("revoked");
    expect(await world.database.db.link.findUnique({ where: { id } })).toMatchObject({ version: 2 });
    expect(await stateOf(await linkToken(world.ctx, id))).toBeNull();
    const next = await ensure();
    expect(next.id).not.toBe(id);
    expect(await stateOf(await linkToken(world.ctx, next.id))).toBe("live");
  });

  test("for one contact and not for the others", async () => {
    const mine = await ensure();
    const theirs = await ensure({ contactId: "con-2" });
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, invoiceLink));
    const live = await listLiveLinks(world.strangerCtx, [mine.id, theirs.id, "unknown"]);
    expect(live.map(({ id }) => id)).toEqual([theirs.id]);
  });

  test("for all contacts when none is named", async () => {
    const ids = [(await ensure()).id, (await ensure({ contactId: "con-2" })).id];
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, { kind: "invoice", subjectId: "inv-1" }));
    expect(await listLiveLinks(world.strangerCtx, ids)).toEqual([]);
  });
});

describe("a link that works once", () => {
  test("is used up by exactly one of twenty who come at the same time", async () => {
    const { id } = await ensure();
    const won = await Promise.all(
      Array.from({ length: 20 }, () => inTransaction(world.ctx, (tx) => consumeLink(tx, id))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await stateOf(await linkToken(world.ctx, id))).toBe("used");
  });

  test("is still there when the transaction that used it failed", async () => {
    const { id } = await ensure();
    const failing = inTransaction(world.ctx, async (tx) => {
      expect(await consumeLink(tx, id)).toBe(true);
      throw new Error("the rest failed");
    });
    await expect(failing).rejects.toThrow("the rest failed");
    expect(await stateOf(await linkToken(world.ctx, id))).toBe("live");
  });

  test("is replaced by a new one once it is used", async () => {
    const first = await ensure();
    await inTransaction(world.ctx, (tx) => consumeLink(tx, first.id));
    expect((await ensure()).id).not.toBe(first.id);
  });

  test("cannot be used after it was revoked", async () => {
    const { id } = await ensure();
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, invoiceLink));
    expect(await inTransaction(world.ctx, (tx) => consumeLink(tx, id))).toBe(false);
  });
});

describe("a change of SESSION_SECRET", () => {
  test("keeps links that went out under the earlier secret, and shows them unchanged", async () => {
    const { id } = await ensure({}, withSecrets("the first secret of all"));
    const before = await linkUrl(withSecrets("the first secret of all"), id);
    const rotated = withSecrets("the second secret of all", "the first secret of all");
    expect(await linkUrl(rotated, id)).toBe(before);
    expect(await stateOf(before.split("/").at(-1) ?? "", rotated)).toBe("live");
  });

  test("makes new links under the new secret", async () => {
    const rotated = withSecrets("the second secret of all", "the first secret of all");
    const { id } = await ensure({}, rotated);
    expect(await linkToken(withSecrets("the second secret of all"), id)).toBe(await linkToken(rotated, id));
  });

  test("lets a link whose secret is gone go out again with a token that opens", async () => {
    const { id } = await ensure({}, withSecrets("the first secret of all"));
    const dead = await linkToken(withSecrets("the first secret of all"), id);
    const later = withSecrets("the third secret of all");
    const token = await linkToken(later, id);
    expect(token).not.toBe(dead);
    expect(await stateOf(token)).toBe("live");
    expect(await stateOf(dead)).toBeNull();
  });

  test("does not bring a revoked link back", async () => {
    const { id } = await ensure();
    await inTransaction(world.ctx, (tx) => revokeLinks(tx, invoiceLink));
    expect(await stateOf(await linkToken(withSecrets("the third secret of all"), id))).toBeNull();
  });
});

test("a stolen database opens nothing: no token stands in any of its bytes", async () => {
  const { id } = await ensure();
  const token = await linkToken(world.ctx, id);
  const copy = `${world.databasePath}.stolen`;
  copyFileSync(world.databasePath, copy);
  const bytes = Buffer.concat([readFileSync(copy), readFileSync(`${world.databasePath}-wal`)]);
  expect(bytes.includes(id)).toBe(true);
  expect(bytes.includes(token)).toBe(false);
});
