import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Account } from "./account.ts";
import { answerOf, faultAnswer, reset, send, sendHalf, type Answer } from "./answers.ts";
import type { Api, ApiRequest } from "./api.ts";
import { Faults, type Fault } from "./faults.ts";
import { decodeForm } from "./form.ts";
import { newId } from "./ids.ts";
import { Port, readBody } from "./port.ts";
import { RequestLog, type RequestEntry } from "./request-log.ts";

const defaultSlowMs = 3000;

/** The port that the SDK speaks to, with whatever is wrong with it at the moment. */
export class ApiServer {
  readonly log = new RequestLog();
  readonly port: Port;
  readonly faults: Faults;
  private readonly held = new Set<ServerResponse>();

  constructor(
    private readonly account: Account,
    private readonly api: Api,
  ) {
    this.port = new Port(createServer((request, response) => void this.receive(request, response)));
    this.faults = new Faults(
      {
        close: () => this.port.close(),
        open: () => this.port.open(),
        dropHeld: () => this.dropHeld(),
      },
      () => this.account.options.now(),
    );
  }

  async stop(): Promise<void> {
    this.dropHeld();
    await this.port.close();
  }

  private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    if (!request) return;
    const fault = this.faults.take(request);
    const entry = this.log.add({
      ...{
        id: request.id,
        at: this.account.options.now().toISOString(),
        method: request.method,
        path: request.path,
      },
      ...{
        params: request.parameters,
        idempotencyKey: request.key,
        status: null,
        replayed: false,
        carriedOut: false,
      },
      fault: fault && `${fault.kind} ${fault.when}`,
    });
    const deliver = (answer: Answer) => {
      entry.status = answer.status;
      send(response, { ...answer, headers: { ...echoed(request), ...answer.headers } });
    };
    if (!fault) return deliver(await this.api.answer(request, entry));
    await this.meet(fault, { request, entry, response, deliver });
  }

  private async meet(fault: Fault, at: Exchange): Promise<void> {
    const { request, entry, response, deliver } = at;
    if (fault.kind === "late") {
      this.account.later(fault.ms ?? defaultSlowMs, () => void this.api.answer(request, entry));
      return this.hold(response);
    }
    if (fault.kind === "slow" && fault.when === "before") await wait(fault.ms ?? defaultSlowMs);
    const isCarriedOut = fault.when === "after" || fault.kind === "slow";
    const refusal = faultAnswer(fault);
    if (isCarriedOut && fault.kind === "500" && refusal)
      return deliver(await this.failAfter(request, entry, refusal));
    const answer = isCarriedOut ? await this.api.answer(request, entry) : null;
    if (!answer && refusal && isKept(fault)) this.api.keepFailure(request, refusal);
    if (refusal) return deliver(refusal);
    if (fault.kind === "hang") return this.hold(response);
    if (fault.kind === "reset") return reset(response);
    if (fault.kind === "cut")
      return sendHalf(response, answer ?? answerOf(200, { object: "list", data: [], has_more: false }));
    if (fault.when === "after") await wait(fault.ms ?? defaultSlowMs);
    deliver(answer ?? answerOf(200, {}));
  }

  /** The effect took place and Stripe then fell over: what it keeps under the key is the failure. */
  private async failAfter(request: ApiRequest, entry: RequestEntry, refusal: Answer): Promise<Answer> {
    await this.api.answer(request, entry);
    if (request.key !== null && !entry.replayed) this.account.store.answers.delete(request.key);
    this.api.keepFailure(request, refusal);
    return refusal;
  }

  private hold(response: ServerResponse): void {
    this.held.add(response);
    response.on("close", () => this.held.delete(response));
  }

  private dropHeld(): void {
    this.held.forEach((response) => response.socket?.destroy());
    this.held.clear();
  }
}

type Exchange = {
  request: ApiRequest;
  entry: RequestEntry;
  response: ServerResponse;
  deliver: (answer: Answer) => void;
};

/** A gateway's page, a limit and a wrong key come before execution, so Stripe keeps nothing under the key. */
function isKept({ kind }: Fault): boolean {
  return kind === "500" || kind === "402";
}

function echoed(request: ApiRequest): Record<string, string> {
  return {
    "request-id": request.id,
    "stripe-version": request.version ?? "",
    ...(request.key !== null && { "idempotency-key": request.key }),
  };
}

/** Null when the client went away before it had said everything. */
async function readRequest(incoming: IncomingMessage): Promise<ApiRequest | null> {
  const body = await readBody(incoming);
  if (body === null) return null;
  const { pathname, search } = new URL(incoming.url ?? "/", "http://local");
  const header = (name: string) => incoming.headers[name]?.toString();
  return {
    id: newId("req", { length: 14 }),
    method: incoming.method ?? "GET",
    path: pathname,
    parameters: { ...decodeForm(search.slice(1)), ...decodeForm(body) },
    key: header("idempotency-key") ?? null,
    authorization: header("authorization"),
    version: header("stripe-version"),
  };
}
