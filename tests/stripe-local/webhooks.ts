import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import Stripe from "stripe";
import type { Account } from "./account.ts";
import type { Delivery } from "./store.ts";
import { view } from "./view.ts";
import type { Event } from "./wire.ts";

/** Where events go: an address, or a function that stands for one. */
export type Receiver = string | ((request: Request) => Promise<Response>);
export type Redelivery = {
  ids?: string[] | undefined;
  order?: "as-is" | "reverse" | "random" | undefined;
  copies?: number | undefined;
};

const stripe = new Stripe("sk_test_local", { telemetry: false });
const firstPauseMs = 500;
const longestPauseMs = 15_000;
const answerTimeoutMs = 10_000;

/** Tells the app's endpoint of every event until it answers 2xx. */
export class Webhooks {
  receiver: Receiver | null = null;
  private isOn = true;
  private readonly sending = new Map<string, Promise<void>>();
  private readonly retries = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly account: Account,
    private readonly options: { secret: string; autoDeliver: boolean },
  ) {
    account.onEvent((event) => {
      account.store.deliveries.set(event.id, {
        eventId: event.id,
        state: "pending",
        attempts: 0,
        lastAnswer: null,
        nextAttemptAt: null,
      });
      this.schedule(event.id, 0);
    });
  }

  get delivery(): "on" | "off" {
    return this.isOn ? "on" : "off";
  }

  setReceiver(receiver: Receiver | null): void {
    this.receiver = receiver;
    this.resume();
  }

  setDelivery(delivery: "on" | "off"): void {
    this.isOn = delivery === "on";
    if (this.isOn) this.resume();
    else this.cancelRetries();
  }

  /** Takes up whatever is undelivered, as after a start from a file. */
  resume(): void {
    this.pending().forEach((delivery) => this.schedule(delivery.eventId, 0));
  }

  pending(): Delivery[] {
    return [...this.account.store.deliveries.values()].filter((delivery) => delivery.state === "pending");
  }

  dropPending(): void {
    this.cancelRetries();
    for (const { eventId } of this.pending()) {
      this.account.store.deliveries.delete(eventId);
      this.account.store.tables.event.delete(eventId);
    }
  }

  /** One attempt at each undelivered event, oldest first, also at those that the attempts cause. Nothing while delivery is off. */
  async deliverPending(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const next = this.pending().find((delivery) => !tried.has(delivery.eventId));
      if (!next || !this.isOn || !this.receiver) return;
      tried.add(next.eventId);
      await this.attempt(next.eventId);
    }
  }

  /** Sends events again, delivered or not, and answers with what the endpoint said to each copy. */
  async redeliver({ ids, order = "as-is", copies = 1 }: Redelivery = {}): Promise<string[]> {
    const chosen = ids?.map((id) => this.account.store.get("event", id)) ?? this.account.store.all("event");
    const copied = Array.from({ length: copies }, () => chosen).flat();
    const answers: string[] = [];
    for (const event of ordered(copied, order)) answers.push(await this.post(event));
    return answers;
  }

  outstanding(): number {
    return this.sending.size + this.retries.size;
  }

  async stop(): Promise<void> {
    this.isOn = false;
    this.cancelRetries();
    await Promise.all(this.sending.values());
  }

  private schedule(eventId: string, ms: number): void {
    if (!this.isOn || !this.options.autoDeliver || !this.receiver || this.retries.has(eventId)) return;
    const delivery = this.account.store.deliveries.get(eventId);
    if (delivery) delivery.nextAttemptAt = Date.now() + ms;
    const timer = setTimeout(() => {
      this.retries.delete(eventId);
      void this.attempt(eventId);
    }, ms);
    this.retries.set(eventId, timer);
  }

  private cancelRetries(): void {
    this.retries.forEach((timer) => clearTimeout(timer));
    this.retries.clear();
    this.account.noteChange();
  }

  private attempt(eventId: string): Promise<void> {
    const running =
      this.sending.get(eventId) ?? this.tryOnce(eventId).finally(() => this.sending.delete(eventId));
    this.sending.set(eventId, running);
    return running.then(() => this.account.noteChange());
  }

  private async tryOnce(eventId: string): Promise<void> {
    const delivery = this.account.store.deliveries.get(eventId);
    const event = this.account.store.find("event", eventId);
    if (!delivery || !event || delivery.state === "delivered") return;
    clearTimeout(this.retries.get(eventId));
    this.retries.delete(eventId);
    const lastAnswer = await this.post(event);
    Object.assign(delivery, { lastAnswer, attempts: delivery.attempts + 1, nextAttemptAt: null });
    if (/^2\d\d$/.test(lastAnswer)) delivery.state = "delivered";
    else this.schedule(eventId, Math.min(longestPauseMs, firstPauseMs * 2 ** (delivery.attempts - 1)));
  }

  /** The status as text, or what went wrong. The body is laid out as Stripe lays it out, so that only raw bodies verify. */
  private async post(event: Event): Promise<string> {
    const body = JSON.stringify(view(this.account.store, event), null, 2);
    const signature = stripe.webhooks.generateTestHeaderString({
      payload: body,
      secret: this.options.secret,
      timestamp: this.signedAt(),
    });
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signature,
      "user-agent": "Stripe/1.0 (local)",
    };
    try {
      if (typeof this.receiver === "string") return String(await postTo(this.receiver, { body, headers }));
      if (this.receiver === null) return "no endpoint";
      const response = await this.receiver(
        new Request("http://webhook.local/", { method: "POST", body, headers }),
      );
      return String(response.status);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The later of the account's and the machine's clock: a signature from the future verifies, one from the past does not. */
  private signedAt(): number {
    return Math.max(this.account.now(), Math.floor(Date.now() / 1000));
  }
}

function ordered(events: Event[], order: "as-is" | "reverse" | "random"): Event[] {
  if (order === "reverse") return [...events].reverse();
  if (order === "as-is") return events;
  const drawn = events.map((event) => ({ event, lot: Math.random() }));
  return drawn.sort((a, b) => a.lot - b.lot).map(({ event }) => event);
}

/** A connection of its own each time: an endpoint that restarts must not meet a kept-alive one. */
async function postTo(
  address: string,
  { body, headers }: { body: string; headers: Record<string, string> },
): Promise<number> {
  const request = httpRequest(address, {
    method: "POST",
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
    agent: false,
  });
  request.setTimeout(answerTimeoutMs, () => request.destroy(new Error("no answer in time")));
  request.end(body);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}
