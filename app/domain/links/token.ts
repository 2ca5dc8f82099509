import { createHash, createHmac, hkdfSync } from "node:crypto";

const keys = new Map<string, Buffer>();

/** HMAC-SHA-256 of the link's id and version under a key derived from the secret; 43 characters of base64url. */
export function deriveToken(secret: string, link: { id: string; version: number }): string {
  return createHmac("sha256", linkKey(secret)).update(`${link.id}:${link.version}`).digest("base64url");
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function linkKey(secret: string): Buffer {
  const known = keys.get(secret);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "", "steadybill links", 32));
  keys.set(secret, key);
  return key;
}
