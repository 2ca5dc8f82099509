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
  const apply = (formAction: readonly string[], frameSrc: readonly string[] = []) =>
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
          ...(frameSrc.length > 0 && { frameSrc: [...frameSrc] }),
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      hsts: isHttps,
      referrerPolicy: { policy: "same-origin" },
      xFrameOptions: { action: "deny" },
    });
  // Staff see mails in a frame; every other page of ours refuses to be framed.
  const staffHeaders = apply([], ["'self'"]);
  // Chromium holds the redirect to Stripe, which follows a form's POST, against form-action.
  const payHeaders = apply(checkoutOrigins);
  const mailHeaders = mailPreviewHeaders(isHttps);
  const logoHeaders = ownImageHeaders(isHttps);

  return (req: Request, res: Response, next: NextFunction) => {
    res.locals["nonce"] = randomBytes(16).toString("base64");
    res.setHeader("X-Robots-Tag", "noindex");
    // Its address changes with the image, so the route may say that it is kept.
    if (/^\/logo\//.test(req.path)) return logoHeaders(req, res, next);
    res.setHeader("Cache-Control", "no-store");
    if (/^\/admin\/settings\/emails\/[^/]+\/preview$/.test(req.path)) return mailHeaders(req, res, next);
    const apply = /^\/(i|invoice)\//.test(req.path) ? payHeaders : staffHeaders;
    apply(req, res, next);
  };
}

/** A mail, shown in a frame of ours alone: its styles count, nothing in it runs, and it is of no origin. */
function mailPreviewHeaders(isHttps: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        imgSrc: ["'self'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        sandbox: [],
      },
    },
    hsts: isHttps,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "sameorigin" },
  });
}

/** An image that somebody uploaded: mail programs of other origins may show it, and as a page it can do nothing. */
function ownImageHeaders(isHttps: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], sandbox: [] },
    },
    crossOriginResourcePolicy: { policy: "cross-origin" },
    hsts: isHttps,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
}
