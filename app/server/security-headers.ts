import { randomBytes } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";

type SecuritySettings = {
  readonly isHttps: boolean;
  readonly checkoutOrigins: readonly string[];
  readonly isDevelopment: boolean;
};

/** Strict headers for every answer, and a fresh script nonce in `res.locals.nonce`. */
export function securityHeaders(settings: SecuritySettings) {
  const { isHttps, checkoutOrigins, isDevelopment } = settings;
  const nonceOf = (_: unknown, res: unknown) => `'nonce-${String((res as Response).locals["nonce"])}'`;
  const apply = (formAction: readonly string[]) =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: [nonceOf, "'strict-dynamic'"],
          styleSrc: ["'self'", ...(isDevelopment ? ["'unsafe-inline'"] : [])],
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...(isDevelopment ? ["ws:"] : [])],
          manifestSrc: ["'self'"],
          formAction: ["'self'", ...formAction],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      hsts: isHttps,
      referrerPolicy: { policy: "same-origin" },
      xFrameOptions: { action: "deny" },
    });
  const staffHeaders = apply([]);
  // Chromium holds the redirect to Stripe, which follows a form's POST, against form-action.
  const payHeaders = apply(checkoutOrigins);

  return (req: Request, res: Response, next: NextFunction) => {
    res.locals["nonce"] = randomBytes(16).toString("base64");
    res.setHeader("Cache-Control", "no-store");
    res.setHeader("X-Robots-Tag", "noindex");
    const apply = /^\/(i|invoice)\//.test(req.path) ? payHeaders : staffHeaders;
    apply(req, res, next);
  };
}
