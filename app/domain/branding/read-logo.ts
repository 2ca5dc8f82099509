import { type Parsed, parsed, unreadable } from "#lib/parsed";
import { isSoundPng } from "./png.ts";

/** What an image's own bytes say of it; sizes are pixels. */
export type ReadImage = {
  readonly contentType: "image/png" | "image/jpeg" | "image/webp";
  readonly width: number;
  readonly height: number;
};

const largestFile = 512 * 1024;
const longestSide = 1000;
const shortestSide = 16;

/** Whether this can be shown as a logo, by its bytes: what the file is called or said to be does not count. */
export function readLogo(bytes: Uint8Array): Parsed<ReadImage> {
  if (bytes.length === 0) return unreadable("The file is empty.");
  if (bytes.length > largestFile) return unreadable("The logo can have at most 512 kB. Save a smaller one.");
  if (isSvg(bytes))
    return unreadable("An SVG can carry script, so it is not taken. Save the logo as a PNG instead.");
  const image = readPng(bytes) ?? readWebp(bytes) ?? readJpeg(bytes);
  if (!image) return unreadable("This is not a PNG, JPEG or WebP image, whatever its name says.");
  if (image.width > longestSide || image.height > longestSide)
    return unreadable(
      `The logo has ${image.width} × ${image.height} pixels. Save it with at most ${longestSide} on each side.`,
    );
  if (image.width < shortestSide || image.height < shortestSide)
    return unreadable(
      `The logo is too small to be seen: it needs at least ${shortestSide} pixels on each side.`,
    );
  if (image.contentType === "image/png" && !isSoundPng(bytes))
    return unreadable("This PNG is damaged. Save it once more and try again.");
  return parsed(image);
}

function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder("utf-8").decode(bytes.subarray(0, 4096));
  return /^\s*<(\?xml|!doctype svg|!--|svg)/i.test(start) && /<(\w+:)?svg\b/i.test(start);
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** PNG specification, 5.2 and 11.2.1: a signature, then the header's chunk with the size. */
function readPng(bytes: Uint8Array): ReadImage | null {
  if (bytes.length < 33 || !pngSignature.every((byte, index) => bytes[index] === byte)) return null;
  if (textAt(bytes, 12, 4) !== "IHDR") return null;
  const view = viewOf(bytes);
  return { contentType: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** WebP container specification: the first chunk of a RIFF file says which of three headers holds the size. */
function readWebp(bytes: Uint8Array): ReadImage | null {
  if (bytes.length < 30 || textAt(bytes, 0, 4) !== "RIFF" || textAt(bytes, 8, 4) !== "WEBP") return null;
  const size = webpSize(viewOf(bytes), textAt(bytes, 12, 4));
  return size && { contentType: "image/webp", ...size };
}

function webpSize(view: DataView, chunk: string): { width: number; height: number } | null {
  switch (chunk) {
    case "VP8 ":
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case "VP8X":
      return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    default:
      return null;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** JPEG (ITU T.81, B.2): the size stands in the frame's header, behind segments that each say how long they are. */
function readJpeg(bytes: Uint8Array): ReadImage | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker))
      return { contentType: "image/jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // Padding before a marker is any number of 0xff.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** SOF0 to SOF15, without the three of that range that are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
