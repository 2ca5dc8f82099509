import type { Parts } from "#platform/context";
import type { QueueName } from "#platform/queue";

/** What the server hands every loader and action; guards build the rule's context from it. */
export type ServerContext = {
  readonly parts: Parts;
  /** Where the request came from, for rate limits. */
  readonly address: string;
  /** Whether the request came over the loopback interface and not through a proxy. */
  readonly isLoopback: boolean;
  readonly nonce: string;
  readonly mailIsConfigured: boolean;
  readonly queue: {
    receive(name: QueueName, request: Request): Promise<Response>;
    /** Null when well, otherwise what is wrong in one sentence. */
    findTrouble(): Promise<string | null>;
  };
};

declare module "@remix-run/node" {
  // Single fetch's types: Date and bigint reach a page as what they are.
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext extends ServerContext {}
}
