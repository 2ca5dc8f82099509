import type { NextFunction, Request, Response } from "express";

/**
 * Tells Remix where this site is, which only APP_URL says, whatever a proxy or a client writes into the headers.
 *
 * Remix compares Origin with Host itself and breaks with 500 when they differ. The guards judge the origin, more strictly
 * and with a page; they refuse a form without one just as a foreign one, and need none where the address is the authority.
 */
export function ownAddress(appUrl: string) {
  const { host, origin } = new URL(appUrl);
  return ({ headers }: Request, _res: Response, next: NextFunction) => {
    headers.host = host;
    delete headers["x-forwarded-host"];
    if (headers.origin !== origin) delete headers.origin;
    next();
  };
}
