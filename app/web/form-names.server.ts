import { DomainError, InvalidInput } from "#lib/errors";

/** Does the work; a refusal of it names its fields as they stood in the form. */
export async function underFormNames<R>(
  names: Readonly<Record<string, string>> | ((path: string) => string),
  work: () => Promise<R>,
) {
  const nameOf = typeof names === "function" ? names : (path: string) => names[path] ?? path;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
    const fields = error.fields.map(({ path, message }) => ({ path: nameOf(path), message }));
    throw error.kind === "invalid"
      ? new InvalidInput(fields)
      : new DomainError(error.kind, error.message, fields);
  }
}
