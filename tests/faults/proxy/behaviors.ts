import type { Answer, Exchange } from "./exchange.ts";

/** What is done with a request of the server's. */
export type Behavior = (exchange: Exchange) => Promise<void>;

export const passOn: Behavior = async (exchange) => exchange.answer(await exchange.forward());

/** Taken and never answered; the line stays until the failure is over. */
export const neverAnswer: Behavior = (exchange) => exchange.givenUp();

/** Carried out, and answered when the server has given it up already. */
export const answerTooLate: Behavior = async (exchange) => {
  const answer = await exchange.forward();
  await exchange.givenUp();
  await exchange.answer(answer);
};

export const cutTheBody: Behavior = async (exchange) => exchange.answerHalf(await exchange.forward());

export const resetAfterTheEffect: Behavior = async (exchange) => {
  await exchange.forward();
  await exchange.reset();
};

/** A gateway in front of Stripe answers; Stripe hears of nothing. */
export function answerInstead(answer: Answer): Behavior {
  return (exchange) => exchange.answer(answer);
}

/** The same for what is to change something; reading works. */
export function answerWritesInstead(answer: Answer): Behavior {
  return (exchange) => (exchange.isWrite ? exchange.answer(answer) : passOn(exchange));
}

/** Writes are carried out as asked, but the answer names one seat more; reading shows the truth. */
export const confirmAnotherQuantity: Behavior = async (exchange) => {
  const answer = await exchange.forward();
  if (!exchange.isWrite) return exchange.answer(answer);
  const item = JSON.parse(answer.body) as { quantity: number };
  return exchange.answer({ ...answer, body: JSON.stringify({ ...item, quantity: item.quantity + 1 }) });
};

export function failure(status: number, error: Record<string, string>, headers = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ error: { type: "invalid_request_error", message: `A ${status}.`, ...error } }),
  };
}

export function page(status: number): Answer {
  const body = `<html><head><title>${status}</title></head><body><h1>Service Unavailable</h1></body></html>`;
  return { status, headers: { "content-type": "text/html" }, body };
}
