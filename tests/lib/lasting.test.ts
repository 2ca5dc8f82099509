import { expect, test } from "vitest";
import { lasting } from "#lib/lasting";

function looks(...found: string[][]) {
  let count = 0;
  return { look: async () => found[count++] ?? [], count: () => count };
}

test("only what two looks find is a difference", async () => {
  const { look } = looks(["gone meanwhile", "still there"], ["still there", "new since"]);
  expect(await lasting(look)).toEqual(["still there"]);
});

test("nothing found at first needs no second look", async () => {
  const { look, count } = looks([], ["new since"]);
  expect(await lasting(look)).toEqual([]);
  expect(count()).toBe(1);
});
