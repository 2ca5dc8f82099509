import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import { DomainError, type FieldProblem } from "#lib/errors";
import { statusOf } from "./refusals.server.ts";

type FormOptions = {
  /** Fields that are not sent back with a refused form: passwords. */
  readonly hideFields?: string[];
  /** Refused values come back under the names of the form, where these differ from the rule's. */
  readonly fieldNames?: Readonly<Record<string, string>>;
};

/**
 * Parses a form and does the work with what it says. A problem, whether the schema's or a rule's, comes back beside
 * its field with the values kept: 422, or the refusal's own status. Nothing is lost and nothing is half done.
 */
export async function submitForm<Schema extends z.ZodType, R>(
  request: Request,
  schema: Schema,
  work: (value: z.output<Schema>) => Promise<R>,
  options: FormOptions = {},
) {
  const submission = parseWithZod(await request.formData(), { schema });
  const { hideFields = [], fieldNames = {} } = options;
  if (submission.status !== "success") {
    return data(submission.reply({ hideFields }), { status: 422 });
  }
  try {
    return await work(submission.value);
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "not-found") throw error;
    const reply =
      error.fields.length > 0
        ? { fieldErrors: groupByField(error.fields, fieldNames), hideFields }
        : { formErrors: [error.message], hideFields };
    return data(submission.reply(reply), { status: statusOf[error.kind] });
  }
}

/** conform writes list items as `lines[0].quantity`, rules as `lines.0.quantity`. */
function groupByField(fields: readonly FieldProblem[], names: Readonly<Record<string, string>>) {
  const grouped: Record<string, string[]> = {};
  for (const { path, message } of fields) {
    const name = names[path] ?? path.replace(/\.(\d+)(?=\.|$)/g, "[$1]");
    (grouped[name] ??= []).push(message);
  }
  return grouped;
}
