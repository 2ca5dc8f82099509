import { receiveStripeEvent, SignatureRefused } from "#domain/inbox";
import { forMachine } from "#web/guards";
import { readRawBody } from "#web/raw-body";

const largestEvent = 1024 * 1024;

export const loader = forMachine(async () => notAllowed());

/** Stripe repeats an event until it gets a 2xx, which it gets once the event is written down and not before. */
export const action = forMachine(async ({ ctx, request }) => {
  if (request.method !== "POST") return notAllowed();
  if (!ctx.stripe.isConfigured) return answer(503, "Stripe is not connected to this deployment.");
  const rawBody = await readRawBody(request, largestEvent);
  if (!rawBody) return answer(413, "An event has at most 1 MB.");
  try {
    await receiveStripeEvent(ctx, { rawBody, signature: request.headers.get("Stripe-Signature") });
  } catch (error) {
    if (error instanceof SignatureRefused) return answer(400, error.message);
    throw error;
  }
  return answer(200, "Written down.");
});

function notAllowed(): Response {
  return new Response("Stripe posts events here.", { status: 405, headers: { Allow: "POST" } });
}

function answer(status: number, sentence: string): Response {
  const headers = new Headers({ "Content-Type": "text/plain; charset=utf-8" });
  if (status === 413) headers.set("Connection", "close");
  return new Response(sentence, { status, headers });
}
