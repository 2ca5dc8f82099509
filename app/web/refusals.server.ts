import { data } from "@remix-run/node";
import { DomainError, type RefusalKind } from "#lib/errors";

/** The one place where a refusal becomes an HTTP status. */
export const statusOf: Record<RefusalKind, number> = {
  invalid: 422,
  conflict: 409,
  "not-found": 404,
  forbidden: 403,
  unauthorized: 401,
  "too-many": 429,
  unavailable: 503,
};

/** Runs a loader or action; a refusal becomes an answer with its sentence, anything else stays an error. */
export async function refusalsAsResponses<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) throw refusalResponse(error);
    throw error;
  }
}

export function refusalResponse(error: DomainError) {
  const { message, fields } = error;
  return data({ message, fields }, { status: statusOf[error.kind] });
}
