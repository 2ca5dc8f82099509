import { invalidField } from "#lib/errors";

const howToSave =
  "Save it as “CSV UTF-8” (in Excel: Save as, CSV UTF-8; elsewhere choose the encoding UTF-8) and choose it again.";

/**
 * A file's text: UTF-8, with or without a byte order mark, or UTF-16 with one. Anything else is refused instead of
 * guessed, because a wrong guess would invite wrong addresses.
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]))
    throw invalidField("file", `This is a workbook or an archive, not a CSV file. ${howToSave}`);
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding);
  if (text === null) throw invalidField("file", `${complaints[encoding]} ${howToSave}`);
  // UTF-16 without its mark reads as UTF-8 with a null after every letter.
  if (text.includes("\0"))
    throw invalidField("file", `The file is not text in UTF-8: it has null characters in it. ${howToSave}`);
  return text;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

const complaints: Record<Encoding, string> = {
  "utf-8": "The file is not in UTF-8, so its letters cannot be read for certain.",
  "utf-16le": "The file says that it is in UTF-16, but it is damaged or cut off.",
  "utf-16be": "The file says that it is in UTF-16, but it is damaged or cut off.",
};

function encodingOf(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  return "utf-8";
}

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}
