import { crc32, deflateSync } from "node:zlib";

type PngOptions = {
  /** As PNG numbers them: 2 is RGB, 6 is RGB with alpha. */
  colorType?: 2 | 6;
  /** Further chunks, before the pixels. */
  extra?: readonly Uint8Array[];
  pixels?: Uint8Array;
};

/** A sound PNG of one color. With a size that no memory would hold, its pixels are those of a small one. */
export function png(
  width = 120,
  height = 40,
  { colorType = 2, extra = [], pixels }: PngOptions = {},
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  const isSmall = width * height <= 1_000_000;
  const rowLength = 1 + (isSmall ? width : 1) * (colorType === 6 ? 4 : 3);
  const rows = Buffer.alloc(rowLength * (isSmall ? height : 1), 0x7a);
  for (let at = 0; at < rows.length; at += rowLength) rows[at] = 0;
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      ...[pngChunk("IHDR", header), ...extra, pngChunk("IDAT", pixels ?? deflateSync(rows))],
      pngChunk("IEND", new Uint8Array()),
    ]),
  );
}

export function pngChunk(kind: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

export function jpeg(width = 120, height = 40): Uint8Array {
  const comment = [0xff, 0xfe, 0x00, 0x04, 0x68, 0x69];
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  return new Uint8Array([
    0xff,
    0xd8,
    ...comment,
    0xff,
    0xff,
    0xc2,
    0x00,
    0x11,
    0x08,
    ...size,
    0x03,
    0xff,
    0xd9,
  ]);
}

type WebpKind = "VP8 " | "VP8L" | "VP8X";

export function webp(kind: WebpKind, width = 120, height = 40): Uint8Array {
  const bytes = Buffer.alloc(40);
  bytes.write("RIFF", 0, "latin1");
  bytes.write("WEBP", 8, "latin1");
  bytes.write(kind, 12, "latin1");
  if (kind === "VP8 ") {
    bytes.writeUInt16LE(width, 26);
    bytes.writeUInt16LE(height, 28);
  }
  if (kind === "VP8L") bytes.writeUInt32LE((width - 1) | ((height - 1) << 14), 21);
  if (kind === "VP8X") {
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  }
  return new Uint8Array(bytes);
}

export const svgWithScript = new TextEncoder().encode(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);
