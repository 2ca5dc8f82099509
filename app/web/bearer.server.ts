import { createHash, timingSafeEqual } from "node:crypto";

/** Whether the request carries that bearer token. How long the answer takes tells nothing of how much was right. */
export function bearerIs(request: Request, secret: string): boolean {
  const [, token] = /^Bearer +(\S+) *$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  return token !== undefined && timingSafeEqual(digest(token), digest(secret));
}

/** Of one length whatever the text's is. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
