import { z } from "zod";
import { readInput } from "#lib/input";

/** The input of every verb on one thing. */
export function byId(noun: string) {
  const schema = z.strictObject({
    id: z.string(`Say which ${noun} by its id.`).min(1, `Say which ${noun} by its id.`),
  });
  return (value: unknown): { id: string } => readInput(schema, value as { id: string });
}
