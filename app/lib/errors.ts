/** One problem at one place of an input: `path` is the field's name as in the form or procedure, dots between levels. */
export type FieldProblem = { readonly path: string; readonly message: string };

export type RefusalKind =
  "invalid" | "conflict" | "not-found" | "forbidden" | "unauthorized" | "too-many" | "unavailable";

/**
 * An expected refusal: `message` is one sentence a person can act on and may be shown as it is.
 * Faces translate `kind` to HTTP and tRPC codes in one place; rooms throw named subclasses.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The input is wrong in itself; each problem names its field. */
export class InvalidInput extends DomainError {
  constructor(fields: readonly FieldProblem[]) {
    super("invalid", fields[0]?.message ?? "The input is not valid.", fields);
  }
}

/** A refused field, as the shortest way to throw. */
export function invalidField(path: string, message: string): InvalidInput {
  return new InvalidInput([{ path, message }]);
}

/** Something by that id does not exist here. Another organization's id answers exactly the same. */
export class NotFound extends DomainError {
  constructor(noun: string) {
    super("not-found", `There is no such ${noun}.`);
  }
}
