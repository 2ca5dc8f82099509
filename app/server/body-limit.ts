import type { NextFunction, Request, Response } from "express";

/** Larger than any form or call has reason to be; usage batches have ten. */
export const largestBody = 12 * 1024 * 1024;

/** Ends a request whose body is too large, by what it says of itself and by what really comes. */
export function limitBody(req: Request, res: Response, next: NextFunction): void {
  if (Number(req.headers["content-length"] ?? 0) > largestBody) return refuse(res);
  let received = 0;
  req.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > largestBody) req.destroy();
  });
  // Listening makes the stream flow before Remix reads it, unless it is stopped again.
  req.pause();
  next();
}

function refuse(res: Response) {
  res.status(413).setHeader("Connection", "close").type("text/plain").send("The request is too large.");
}
