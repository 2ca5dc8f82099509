import { setTimeout as wait } from "node:timers/promises";
import { apiVersion, type Account } from "./account.ts";
import { answerOf, type Answer } from "./answers.ts";
import { passTime } from "./time.ts";
import { ContractRecorder } from "./contract/recorder.ts";
import { StripeFailure } from "./failure.ts";
import type { Form } from "./form.ts";
import { IdempotencyKeys, type Keyed } from "./idempotency.ts";
import type { RequestEntry } from "./request-log.ts";
import { findRoute } from "./router.ts";
import { routes } from "./routes.ts";
import { expandPaths } from "./view.ts";

export type ApiRequest = {
  id: string;
  method: string;
  path: string;
  parameters: Form;
  key: string | null;
  authorization: string | undefined;
  version: string | undefined;
};

/** Carries out calls against the account, each answered as Stripe would; it never throws. */
export class Api {
  readonly contract = new ContractRecorder();
  private readonly keys: IdempotencyKeys;

  constructor(
    private readonly account: Account,
    private readonly latencyMs: number,
  ) {
    this.keys = new IdempotencyKeys(account.store, () => account.now());
  }

  async answer(request: ApiRequest, entry: RequestEntry): Promise<Answer> {
    try {
      requireKey(request.authorization);
      if (request.version !== undefined && request.version !== apiVersion) {
        this.contract.noteRefusal(callOf(request), `Stripe-Version ${request.version} is not ${apiVersion}`);
      }
      return await this.once(request, entry);
    } catch (error) {
      return this.refusal(request, error);
    }
  }

  /** Keeps a failed attempt under the key, as Stripe keeps a 500 once execution began. */
  keepFailure(request: ApiRequest, answer: Answer): void {
    const keyed = keyedOf(request);
    if (keyed && !this.account.store.answers.has(keyed.key)) this.keys.keep(keyed, answer);
  }

  private async once(request: ApiRequest, entry: RequestEntry): Promise<Answer> {
    const keyed = keyedOf(request);
    const saved = keyed && this.keys.begin(keyed);
    if (saved) {
      entry.replayed = true;
      return { status: saved.status, body: saved.body, headers: { "idempotent-replayed": "true" } };
    }
    try {
      if (this.latencyMs > 0) await wait(this.latencyMs);
      return this.carryOut(request, keyed, entry);
    } finally {
      if (keyed) this.keys.end(keyed);
    }
  }

  private carryOut(request: ApiRequest, keyed: Keyed | null, entry: RequestEntry): Answer {
    const found = findRoute(routes, request.method, request.path);
    if (!found) throw unrecognized(request);
    passTime(this.account);
    let answer: Answer;
    try {
      const { account } = this;
      const call = { account, id: found.id, params: request.parameters, url: request.path };
      const body = account.during({ id: request.id, idempotency_key: request.key }, () =>
        found.route.carryOut(call),
      );
      entry.carriedOut = true;
      answer = answerOf(200, expandPaths(account.store, body, pathsOf(request.parameters)));
      this.contract.noteAnswer(`${request.method} ${found.route.path}`, answer.body);
    } catch (error) {
      if (!(error instanceof StripeFailure) || error.began === "not-begun") throw error;
      answer = answerOf(error.status, { error: error.error });
    }
    if (keyed) this.keys.keep(keyed, answer);
    this.account.noteChange();
    return answer;
  }

  private refusal(request: ApiRequest, error: unknown): Answer {
    if (!(error instanceof StripeFailure)) {
      this.contract.noteRefusal(callOf(request), String(error));
      return answerOf(500, {
        error: { type: "api_error", message: `The local Stripe failed: ${String(error)}` },
      });
    }
    const isOurs =
      error.error.type === "invalid_request_error" && error.status !== 401 && error.status !== 409;
    if (isOurs) this.contract.noteRefusal(callOf(request), error.message);
    return answerOf(error.status, { error: error.error });
  }
}

function keyedOf({ key, method, path, parameters }: ApiRequest): Keyed | null {
  return key !== null && method === "POST"
    ? { key, method, path, parameters: JSON.stringify(parameters) }
    : null;
}

function callOf({ method, path }: ApiRequest): string {
  return `${method} ${path}`;
}

function pathsOf({ expand }: Form): string[] {
  return Array.isArray(expand) ? expand.map(String) : [];
}

function requireKey(authorization: string | undefined): void {
  const given = authorization?.replace(/^Bearer /, "") ?? "";
  const key = given.startsWith("Basic ")
    ? Buffer.from(given.slice(6), "base64").toString().replace(/:$/, "")
    : given;
  if (key.startsWith("sk_test_")) return;
  const message =
    key === "" ? "You did not provide an API key." : `Invalid API Key provided: ${key.slice(0, 8)}****`;
  throw new StripeFailure(401, { type: "invalid_request_error", message }, "not-begun");
}

function unrecognized({ method, path }: ApiRequest): StripeFailure {
  const message = `Unrecognized request URL (${method}: ${path}). The local Stripe answers only what the app uses.`;
  return new StripeFailure(404, { type: "invalid_request_error", message }, "not-begun");
}
