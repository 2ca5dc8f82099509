import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { releaseMailLeases } from "#domain/delivery";
import type { Context } from "#platform/context";
import { minutes } from "#lib/duration";
import { createWorld, type World } from "../../world.ts";
import { arrived, queue, send, stored } from "./mails.ts";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

describe("a sender that dies after the server took the mail and before it was written down", () => {
  /** Sends for real and is never heard of again. */
  async function dieAfterSending(): Promise<void> {
    const { mail } = world.parts;
    await new Promise<void>((resolve, reject) => {
      const dying: Context = {
        ...world.systemCtx,
        mail: {
          ...mail,
          send: async (message) => {
            await mail.send(message);
            resolve();
            return new Promise(() => undefined);
          },
        },
      };
      send(world, dying).catch(reject);
    });
  }

  test("leaves the mail on the line until its lease ends, and nobody else takes it", async () => {
    const { id } = await queue(world);
    await dieAfterSending();
    const leaseEnds = new Date(world.clock.now().getTime() + minutes(5));
    expect(await send(world)).toEqual(leaseEnds);
    world.clock.set(new Date(leaseEnds.getTime() - 1));
    expect(await send(world)).toEqual(leaseEnds);
    expect(await stored(world, id)).toMatchObject({ state: "queued", attempts: 1 });

    world.clock.set(leaseEnds);
    await send(world);
    expect(await stored(world, id)).toMatchObject({ state: "sent", attempts: 2 });
  });

  test("causes one second copy, with the same Message-ID, after the next start", async () => {
    const { id } = await queue(world);
    await dieAfterSending();
    await releaseMailLeases(world.systemCtx);
    await send(world);
    await send(world);
    expect(await stored(world, id)).toMatchObject({ state: "sent" });
    expect(arrived(world).map(({ messageId }) => messageId)).toEqual([
      `<${id}@localhost>`,
      `<${id}@localhost>`,
    ]);
  });
});

test("an answer that gets lost after the mail was taken leads to the same mail once more", async () => {
  const { id } = await queue(world);
  await world.mailbox.faults.add({ kind: "drop-answer", times: 1 });
  const next = await send(world);
  expect(await stored(world, id)).toMatchObject({ state: "queued" });
  world.clock.set(next ?? "");
  await send(world);
  expect(await stored(world, id)).toMatchObject({ state: "sent" });
  expect(arrived(world).map(({ messageId }) => messageId)).toEqual([
    `<${id}@localhost>`,
    `<${id}@localhost>`,
  ]);
});

test("a sender whose lease went to somebody else does not write over that one's outcome", async () => {
  const { id } = await queue(world);
  const slow = hold();
  const { mail } = world.parts;
  const late = send(world, {
    ...world.systemCtx,
    mail: {
      ...mail,
      send: async () => {
        slow.reached();
        await slow.released;
        return { state: "permanent", detail: "too late to matter" };
      },
    },
  });
  await slow.wasReached;
  world.clock.advance(minutes(5));
  await send(world);
  slow.release();
  await late;
  expect(await stored(world, id)).toMatchObject({ state: "sent", lastError: null });
});

function hold() {
  let reached!: () => void;
  let release!: () => void;
  const wasReached = new Promise<void>((resolve) => (reached = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  return { reached, wasReached, release, released };
}
