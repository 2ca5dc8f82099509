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
export async function refusalsAsResponses<R>(request: Request, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (isFile(request)) throw plainRefusal(error);
    throw refusalResponse(error);
  }
}

/** Whether the address is that of a file, which has no page that a refusal could be shown on. */
export function isFile({ url }: Request): boolean {
  return /[./](csv|pdf)$/.test(new URL(url).pathname);
}

/** Remix 2.17 answers "Unexpected Server Error" for what a route without a page throws, unless it is a Response. */
function plainRefusal({ kind, message }: DomainError): Response {
  return new Response(`${message}\n`, {
    status: statusOf[kind],
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

export function refusalResponse(error: DomainError) {
  const { message, fields } = error;
  return data({ message, fields }, { status: statusOf[error.kind] });
}
