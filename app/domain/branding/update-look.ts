import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { readColor } from "#lib/color";
import { invalidField } from "#lib/errors";
import { optionalLineField } from "#lib/fields";
import { readInput } from "#lib/input";
import { getBranding, type Branding } from "./get.ts";
import { brandVersionField, readsOneWay } from "./input.ts";
import { keepLogo } from "./logo.ts";
import { readLogo } from "./read-logo.ts";
import { requireVersion, saveBranding } from "./save.ts";

const colorField = z.string("Write the color as #1d4f91.").transform((text, context) => {
  if (text.trim() === "") return "";
  const color = readColor(text);
  if (color.ok) return color.value;
  context.addIssue(color.problem);
  return z.NEVER;
});

const senderNameField = readsOneWay(
  optionalLineField("The sender's name", 70).regex(
    /^[^@<>]*$/,
    "The sender's name is a name, not an address: leave out @, < and >.",
  ),
);

/** How the organization looks and is called where clients see it. */
export const lookInput = z.object({
  version: brandVersionField,
  color: colorField.optional().default(""),
  senderName: senderNameField.optional().default(""),
});

/** With `logo`, this image is the logo from now on; without it the logo stays. All is changed, or nothing. */
export async function updateLook(
  ctx: Context,
  { logo: bytes, ...input }: z.input<typeof lookInput> & { logo?: Uint8Array | undefined },
): Promise<Branding> {
  const { version, ...look } = readInput(lookInput, input);
  const image = bytes && readLogo(bytes);
  if (image?.ok === false) throw invalidField("logo", image.problem);
  return inTransaction(ctx, async (tx) => {
    await requireVersion(tx, version);
    const logoId = bytes && image && (await keepLogo(tx, { bytes, image: image.value }));
    await saveBranding(tx, { ...look, ...(logoId && { logoId }) });
    return getBranding(tx);
  });
}
