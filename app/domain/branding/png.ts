import { crc32, inflateSync } from "node:zlib";

type Chunk = { readonly kind: string; readonly whole: Uint8Array; readonly content: Uint8Array };

const signatureLength = 8;

/** Samples of a pixel and the depths that they may have, by color type (PNG specification, table 11.1). */
const colorTypes: Readonly<Record<number, { samples: number; depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/**
 * Whether a PNG is whole: its chunks with their checksums, and pixels that unpack to no more than the size it names. What
 * draws documents trusts lengths and pixels, and would take the process down over ones that are not true.
 */
export function isSoundPng(bytes: Uint8Array): boolean {
  const chunks = readChunks(bytes);
  const [header] = chunks;
  if (header?.kind !== "IHDR" || header.content.length !== 13 || chunks.at(-1)?.kind !== "IEND") return false;
  const view = viewOf(header.content);
  const [depth, type, compression, filter, interlace] = [8, 9, 10, 11, 12].map((at) => view.getUint8(at));
  const color = colorTypes[type ?? -1];
  if (!color?.depths.includes(depth ?? 0) || compression !== 0 || filter !== 0 || (interlace ?? 2) > 1)
    return false;
  if (type === 3 && !chunks.some(({ kind }) => kind === "PLTE")) return false;
  const rowLength = Math.ceil((view.getUint32(0) * color.samples * (depth ?? 0)) / 8) + 1;
  return unpacks(chunks, { atMost: 2 * rowLength * view.getUint32(4) });
}

const neededToDraw = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

/** The same picture without comments, animation and whatever else a PNG may carry. The PNG must be sound. */
export function barePng(bytes: Uint8Array): Uint8Array {
  const kept = readChunks(bytes).filter(({ kind }) => neededToDraw.includes(kind));
  return Buffer.concat([bytes.subarray(0, signatureLength), ...kept.map(({ whole }) => whole)]);
}

/** As far as lengths and checksums add up. */
function readChunks(bytes: Uint8Array): Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let at = signatureLength;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      return chunks;
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ kind, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    if (kind === "IEND") return chunks;
    at = end;
  }
  return chunks;
}

function unpacks(chunks: readonly Chunk[], { atMost }: { atMost: number }): boolean {
  const packed = chunks.filter(({ kind }) => kind === "IDAT").map(({ content }) => content);
  try {
    return inflateSync(Buffer.concat(packed), { maxOutputLength: Math.max(1, atMost) }).length > 0;
  } catch {
    return false;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
