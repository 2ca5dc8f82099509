import { z } from "zod";
import { type Context, inTransaction } from "#platform/context";
import { linesField, optionalLineField } from "#lib/fields";
import { readInput } from "#lib/input";
import { getBranding, type Branding } from "./get.ts";
import { brandVersionField, readsOneWay } from "./input.ts";
import { requireVersion, saveBranding } from "./save.ts";

/** What mails to clients begin and end with. */
export const mailTextsInput = z.object({
  version: brandVersionField,
  greeting: readsOneWay(optionalLineField("The greeting", 120)).optional().default(""),
  closing: readsOneWay(linesField("The closing text", 1000)).optional().default(""),
});

export async function updateMailTexts(
  ctx: Context,
  input: z.input<typeof mailTextsInput>,
): Promise<Branding> {
  const { version, ...texts } = readInput(mailTextsInput, input);
  return inTransaction(ctx, async (tx) => {
    await requireVersion(tx, version);
    await saveBranding(tx, texts);
    return getBranding(tx);
  });
}
