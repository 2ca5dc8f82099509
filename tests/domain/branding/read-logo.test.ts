import { describe, expect, test } from "vitest";
import { barePng } from "../../../app/domain/branding/png.ts";
import { readLogo } from "../../../app/domain/branding/read-logo.ts";
import { deflateSync } from "node:zlib";
import { jpeg, png, pngChunk, svgWithScript, webp } from "./images.ts";

const text = (content: string) => new TextEncoder().encode(content);
const padded = (bytes: Uint8Array, length: number) => {
  const whole = new Uint8Array(length);
  whole.set(bytes);
  return whole;
};

test.each([
  ["a PNG", png(), "image/png"],
  ["a JPEG", jpeg(), "image/jpeg"],
  ["a plain WebP", webp("VP8 "), "image/webp"],
  ["a lossless WebP", webp("VP8L"), "image/webp"],
  ["an extended WebP", webp("VP8X"), "image/webp"],
])("%s is read by its bytes", (_name, bytes, contentType) => {
  expect(readLogo(bytes)).toEqual({ ok: true, value: { contentType, width: 120, height: 40 } });
});

const bomb = deflateSync(Buffer.alloc(100 * 120 * 40 * 3));

function changed(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

test("a PNG loses what is no picture before a document draws it", () => {
  const comment = pngChunk("tEXt", new TextEncoder().encode("Comment\0x"));
  const animation = pngChunk("acTL", new Uint8Array(8));
  expect(readLogo(png(120, 40, { extra: [comment, animation] }))).toMatchObject({ ok: true });
  expect(barePng(png(120, 40, { extra: [comment, animation] }))).toEqual(Buffer.from(png()));
});

describe("what is refused, with a sentence", () => {
  test.each([
    ["nothing", new Uint8Array(), "The file is empty."],
    ["10 MB", padded(png(), 10 * 1024 * 1024), "at most 512 kB"],
    ["a byte too many", padded(png(), 512 * 1024 + 1), "at most 512 kB"],
    ["an SVG with script", svgWithScript, "An SVG can carry script"],
    ["an SVG behind a comment", text("<!-- hi --> <svg onload='alert(1)'></svg>"), "An SVG can carry script"],
    ["an SVG with a prefix", text('<?xml version="1.0"?><s:svg xmlns:s="x"/>'), "An SVG can carry script"],
    ["HTML whose file is named .png", text("<!doctype html><script>alert(1)</script>"), "This is not a PNG"],
    ["a GIF", text("GIF89a............................"), "This is not a PNG"],
    ["a PDF", text("%PDF-1.7 ........................."), "This is not a PNG"],
    ["a PNG's first bytes alone", png().slice(0, 20), "This is not a PNG"],
    ["a JPEG that ends before its size", jpeg().slice(0, 12), "This is not a PNG"],
    ["a WebP of an unknown kind", padded(text("RIFF0000WEBPNONE"), 40), "This is not a PNG"],
    ["a huge width", png(1001, 40), "1001 × 40 pixels"],
    ["a huge height", webp("VP8X", 40, 16_000_000), "16000000 pixels"],
    ["a decompression bomb", png(0xffffffff, 0xffffffff), "4294967295"],
    ["one pixel", png(1, 1), "too small"],
    ["no pixel", png(0, 0), "too small"],
    ["a PNG that was cut short", png().slice(0, -20), "This PNG is damaged"],
    ["a PNG with a wrong checksum", changed(png(), 50), "This PNG is damaged"],
    ["a PNG whose pixels do not unpack", png(120, 40, { pixels: new Uint8Array(50) }), "This PNG is damaged"],
    ["a PNG that unpacks to a hundred times its size", png(120, 40, { pixels: bomb }), "This PNG is damaged"],
    [
      "a PNG of a color type that there is none of",
      png(120, 40, { colorType: 5 as 2 }),
      "This PNG is damaged",
    ],
    ["a PNG without pixels", png(120, 40, { pixels: new Uint8Array() }), "This PNG is damaged"],
  ])("%s", (_name, bytes, sentence) => {
    expect(readLogo(bytes)).toEqual({ ok: false, problem: expect.stringContaining(sentence) as string });
  });
});
