import { DomainError } from "#lib/errors";

export class ForeignOrigin extends DomainError {
  constructor() {
    super("forbidden", "This request did not come from this site's own pages, so it was not carried out.");
  }
}

/**
 * A request that changes state on the strength of a cookie must come from our own pages. Browsers send Origin with
 * every POST; without one the answer is no.
 */
export function requireOwnOrigin(request: Request, appUrl: string): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (request.headers.get("Origin") !== new URL(appUrl).origin) throw new ForeignOrigin();
}

export class NotAForm extends DomainError {
  constructor() {
    super("invalid", "Send this as a form.");
  }
}

/** What a page posts is a form; anything else was made by hand and would only break in the middle. */
export function requireForm(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data; *boundary=)/i.test(type))
    throw new NotAForm();
}
