import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInput } from "#lib/errors";
import { decodeCursor, encodeCursor, pageOf, pageSize } from "#lib/paging";

test.each([
  [undefined, 25],
  [Number.NaN, 25],
  [1, 1],
  [10.9, 10],
  [0, 1],
  [-5, 1],
  [100, 100],
  [101, 100],
  [Infinity, 100],
])("asked for %s rows, a page has %s", (asked, size) => {
  expect(pageSize(asked)).toBe(size);
});

test("a cursor gives back its values, whatever they contain, as text that an address can carry", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.maxSafeInteger(), (text, number) => {
      const cursor = encodeCursor([text, number]);
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(decodeCursor(cursor, ["string", "number"])).toEqual([text, number]);
    }),
  );
});

test("no cursor is the first page", () => {
  for (const none of [null, undefined, ""]) expect(decodeCursor(none, ["string"])).toBeNull();
});

test.each([
  ["of a foreign text", "%%%"],
  ["of JSON that is no list", btoa('{"a":1}')],
  ["of broken JSON", btoa("[1,")],
  ["of bytes that are no text", btoa("\xff\xfe")],
  ["of other kinds", encodeCursor([1])],
  ["with a value too many", encodeCursor(["a", "b"])],
  ["without a value", encodeCursor([])],
])("a cursor %s is refused at its field", (_, cursor) => {
  expect(() => decodeCursor(cursor, ["string"])).toThrow(InvalidInput);
  expect(() => decodeCursor(cursor, ["string"])).toThrow(
    expect.objectContaining({ fields: [{ path: "cursor", message: expect.any(String) as string }] }),
  );
});

test("random text never breaks the reader of cursors", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        decodeCursor(text, ["string"]);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidInput);
      }
    }),
  );
});

test("walking from cursor to cursor meets every row once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }), (count, limit) => {
      const rows = Array.from({ length: count }, (_, index) => index);
      const met: number[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const after = decodeCursor(cursor, ["number"])?.[0] ?? -1;
        const fetched = rows.filter((row) => row > after).slice(0, limit + 1);
        const page = pageOf(fetched, limit, (row) => [row]);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        met.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(met).toEqual(rows);
    }),
  );
});

test("a page that ends the list has no next one, even when it is full", () => {
  expect(pageOf([1, 2], 2, (row) => [row]).nextCursor).toBeNull();
  expect(pageOf([1, 2, 3], 2, (row) => [row])).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
});
