import type { ServerResponse } from "node:http";
import type { Fault } from "./faults.ts";
import type { ErrorBody } from "./failure.ts";

export type Answer = { status: number; body: string; headers?: Record<string, string> };

export function answerOf(status: number, content: unknown, headers: Record<string, string> = {}): Answer {
  return { status, body: JSON.stringify(content, null, 2), headers };
}

export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** Breaks off in the middle of an answer whose headers have promised the whole of it. */
export function sendHalf(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}

export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** What a fault of this kind answers; null when it answers nothing at all. */
export function faultAnswer(fault: Fault): Answer | null {
  const headers = {
    ...(fault.retryAfter !== undefined && { "retry-after": String(fault.retryAfter) }),
    ...(fault.shouldRetry !== undefined && { "stripe-should-retry": String(fault.shouldRetry) }),
  };
  if (fault.kind === "html-503") {
    const body = "<html><head><title>503</title></head><body><h1>Service Unavailable</h1></body></html>";
    return { status: 503, body, headers: { ...headers, "content-type": "text/html" } };
  }
  const error = errors[fault.kind as keyof typeof errors] as ErrorBody | undefined;
  return error ? answerOf(Number(fault.kind), { error }, headers) : null;
}

const errors = {
  "500": { type: "api_error", message: "An unknown error occurred." },
  "429": { type: "invalid_request_error", code: "rate_limit", message: "Request rate limit exceeded." },
  "402": {
    type: "card_error",
    code: "card_declined",
    decline_code: "generic_decline",
    message: "Your card was declined.",
  },
  "401": { type: "invalid_request_error", message: "Expired API Key provided: sk_test_****." },
  "404": { type: "invalid_request_error", code: "resource_missing", message: "No such object.", param: "id" },
} satisfies Record<string, ErrorBody>;
