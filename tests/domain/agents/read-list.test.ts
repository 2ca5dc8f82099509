import { describe, expect, test } from "vitest";
import { type ListedInvite, readList } from "#domain/agents";

const paste = (text: string) => readList({ text }).rows;
const utf8 = (text: string) => new TextEncoder().encode(text);
const table = (text: string) => readList({ file: utf8(text) }).rows;
const row = (line: number, email: string, role = ""): ListedInvite => ({ line, email, role });

function utf16(text: string, { isBigEndian = false } = {}): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
}

describe("pasted addresses", () => {
  test.each([
    ["new lines", "a@x.test\nb@x.test\r\nc@x.test\rd@x.test", [1, 2, 3, 4]],
    ["commas", "a@x.test,b@x.test, c@x.test ,d@x.test", [1, 1, 1, 1]],
    ["semicolons", "a@x.test; b@x.test;c@x.test;d@x.test;", [1, 1, 1, 1]],
    ["tabs and spaces", "a@x.test\tb@x.test c@x.test  d@x.test", [1, 1, 1, 1]],
    ["all of them", "\n a@x.test,\n\n;b@x.test;;\nc@x.test\n, d@x.test", [2, 4, 5, 6]],
  ])("may be separated by %s", (_, text, lines) => {
    const addresses = ["a", "b", "c", "d"].map((name) => `${name}@x.test`);
    expect(paste(text)).toEqual(addresses.map((email, index) => row(lines[index] ?? 0, email)));
  });

  test.each([
    ["Ada Byron <ada@x.test>", "ada@x.test"],
    ['"Byron, Ada" <ada@x.test>', "ada@x.test"],
    ['"Byron; Ada" <ada@x.test>', "ada@x.test"],
    ["<ada@x.test>", "ada@x.test"],
    ["Ada < Ada@X.test > ", "Ada@X.test"],
    ["mailto:ada@x.test", "ada@x.test"],
    ["\u00a0ada@x.test\ufeff", "ada@x.test"],
  ])("%j is one address", (text, email) => {
    expect(paste(text)).toEqual([row(1, email)]);
  });

  test("keep what is no address, so that it can be told", () => {
    expect(paste("nobody, a@x.test, Ada Byron")).toEqual([
      row(1, "nobody"),
      row(1, "a@x.test"),
      row(1, "Ada Byron"),
    ]);
    expect(paste("x".repeat(100_000))[0]?.email).toHaveLength(301);
  });

  test("may be followed by a role, also by one that cannot be given", () => {
    expect(paste("a@x.test, admin\nb@x.test; Agent; c@x.test\towner")).toEqual([
      row(1, "a@x.test", "admin"),
      row(2, "b@x.test", "Agent"),
      row(2, "c@x.test", "owner"),
    ]);
    expect(paste("a@x.test, king\nb@x.test, Ada Byron")).toEqual([
      row(1, "a@x.test", "king"),
      row(2, "b@x.test"),
      row(2, "Ada Byron"),
    ]);
    expect(paste("admin, a@x.test")).toEqual([row(1, "admin"), row(1, "a@x.test")]);
  });

  test("with a header are a table", () => {
    expect(paste("\nRole;E-Mail\nadmin;a@x.test")).toEqual([row(3, "a@x.test", "admin")]);
  });

  test.each([
    ["", "Paste at least one address, or choose a file."],
    [" \n,;\t\n", "Paste at least one address, or choose a file."],
    [
      "a@x.test\n".repeat(1001),
      "There are 1,001 addresses; at most 1,000 can be invited at a time. Split the list.",
    ],
    ["x".repeat(1024 * 1024), "This is 1,024 kB; at most 256 kB can be read at a time. Split the list."],
  ])("%#: an impossible list is refused beside the text", (text, message) => {
    expect(() => paste(text)).toThrow(
      expect.objectContaining({ kind: "invalid", fields: [{ path: "text", message }] }) as Error,
    );
  });

  test("may be a thousand", () => {
    expect(paste("a@x.test\n".repeat(1000))).toHaveLength(1000);
  });
});

describe("a CSV file", () => {
  test.each([",", ";", "\t"])("may be separated by %j, with a header or without one", (delimiter) => {
    const lines = [
      ["a@x.test", "admin"],
      ["b@x.test", ""],
    ].map((cells) => cells.join(delimiter));
    expect(table(lines.join("\n"))).toEqual([row(1, "a@x.test", "admin"), row(2, "b@x.test")]);
    const header = ["Email", "Role"].join(delimiter);
    expect(table([header, ...lines].join("\r\n"))).toEqual([row(2, "a@x.test", "admin"), row(3, "b@x.test")]);
  });

  test("may have one column, other columns, quotes and empty lines", () => {
    expect(table("a@x.test\n\n\nb@x.test\n")).toEqual([row(1, "a@x.test"), row(4, "b@x.test")]);
    expect(table('name,e-mail address\n"Byron, Ada",a@x.test\n,\n"O ""C""",b@x.test')).toEqual([
      row(2, "a@x.test"),
      row(4, "b@x.test"),
    ]);
  });

  test.each([
    ["UTF-8", utf8("email\nzoë@x.test")],
    ["UTF-8 with a byte order mark", utf8("\ufeffemail\nzoë@x.test")],
    ["UTF-16, little end first", utf16("email\nzoë@x.test")],
    ["UTF-16, big end first", utf16("email\nzoë@x.test", { isBigEndian: true })],
  ])("is read from %s", (_, file) => {
    expect(readList({ file }).rows).toEqual([row(2, "zoë@x.test")]);
  });

  test.each([
    ["Latin-1", Buffer.from("email\nzoë@x.test", "latin1"), "not in UTF-8"],
    ["UTF-16 without a mark", Buffer.from("email\na@x.test", "utf16le"), "null characters"],
    ["UTF-16 cut in the middle of a letter", utf16("email\na@x.test").subarray(0, 15), "damaged"],
    ["a workbook", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]), "workbook"],
  ])("in another encoding (%s) is refused with what is wrong and how to save it", (_, file, words) => {
    expect(() => readList({ file })).toThrow(words);
    expect(() => readList({ file })).toThrow("CSV UTF-8");
    expect(() => readList({ file })).toThrow(
      expect.objectContaining({
        kind: "invalid",
        fields: [expect.objectContaining({ path: "file" })],
      }) as Error,
    );
  });

  test.each([
    ["email,role\n", "There is no address in this file."],
    [
      'email\n"a@x.test\nb@x.test',
      "Line 2 has a quotation mark that is not closed. Correct it and try again.",
    ],
    ["x".repeat(256 * 1024 + 1), "This is 257 kB; at most 256 kB can be read at a time. Split the list."],
  ])("%#: that is no list is refused beside the file", (text, message) => {
    expect(() => table(text)).toThrow(
      expect.objectContaining({ fields: [{ path: "file", message }] }) as Error,
    );
  });

  test("becomes a text that says the same", () => {
    const { rows, text } = readList({ file: utf8('role;email\nadmin;"a@x.test"\n;nobody, really') });
    expect(text).toBe('email,role\na@x.test,admin\n"nobody, really",\n');
    expect(readList({ text }).rows).toEqual(rows);
  });
});
