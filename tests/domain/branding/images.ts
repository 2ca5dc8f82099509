/** The smallest files that are what they say, with the size that they say: headers are all that is read. */
export function png(width = 120, height = 40): Uint8Array {
  const bytes = Buffer.alloc(64);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(13, 8);
  bytes.write("IHDR", 12, "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
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

/** A PNG that browsers can draw: 48 by 16 pixels, one color. */
export const drawablePng = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAADAAAAAQCAIAAADfzGvmAAAAJElEQVR42mOoshYaVIhh1EGjDhp10KiDRh006qBRB406iL4IAAetVR8pW1PpAAAAAElFTkSuQmCC",
    "base64",
  ),
);
