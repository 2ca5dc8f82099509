import { expect, test } from "vitest";
import { loadLate, PartNotLoaded } from "#lib/load-late";

test("a part that can be loaded is what was asked for", async () => {
  expect(await loadLate(() => import("#lib/duration"))).toHaveProperty("seconds");
});

test("a part whose file is gone says that the server has to be started again, and why", async () => {
  const gone = new URL("gone.js", import.meta.url).href;
  const failure = loadLate(() => import(/* @vite-ignore */ gone));
  await expect(failure).rejects.toThrow(PartNotLoaded);
  await expect(failure).rejects.toMatchObject({ cause: expect.any(Error) as Error });
});
