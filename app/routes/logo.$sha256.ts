import { findLogo } from "#domain/branding";
import { forMachine } from "#web/guards";

/** The address names the bytes, so what it answers never changes; the type is the one that the bytes were read as. */
export const loader = forMachine(async ({ ctx, params }) => {
  const logo = await findLogo(ctx, { sha256: String(params["sha256"]) });
  if (!logo)
    return new Response("There is no such logo.", {
      status: 404,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "Content-Type": logo.contentType,
      "Content-Length": String(logo.bytes.byteLength),
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
});
