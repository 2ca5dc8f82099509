import type Stripe from "stripe";
import { DomainError } from "#lib/errors";
import { type StripeEventNotice, readEvent } from "./events.ts";
import { calling } from "./failure.ts";
import { toStripeInstant } from "./read.ts";

export type WebhookCalls = ReturnType<typeof webhookCalls>;

/** The body was not signed by Stripe for us, or too long ago. */
export class SignatureRefused extends DomainError {
  constructor() {
    super("invalid", "The signature does not fit this body.");
  }
}

/** Signed events, and the list of past ones. */
export function webhookCalls(client: Stripe, secrets: readonly string[]) {
  return {
    /**
     * The event, when any of our secrets signed exactly these bytes within the last five minutes; otherwise throws
     * SignatureRefused. Several secrets are known while one is replaced by another.
     */
    async verifyEvent(rawBody: Uint8Array, signature: string | null): Promise<StripeEventNotice> {
      const event = signature ? findSigned(client, { rawBody, signature, secrets }) : null;
      const notice = event && readEvent(event);
      if (!notice) throw new SignatureRefused();
      return notice;
    },
    /** What happened since then, oldest last; Stripe remembers 30 days. */
    listEvents(query: { since: Date; type?: string }): Promise<StripeEventNotice[]> {
      return calling(async () => {
        const notices: StripeEventNotice[] = [];
        const created = { gte: toStripeInstant(query.since) };
        const type = query.type === undefined ? {} : { type: query.type };
        for await (const event of client.events.list({ created, limit: 100, ...type })) {
          const notice = readEvent(event);
          if (notice) notices.push(notice);
        }
        return notices;
      });
    },
  };
}

function findSigned(
  client: Stripe,
  { rawBody, signature, secrets }: { rawBody: Uint8Array; signature: string; secrets: readonly string[] },
): Stripe.Event | null {
  for (const secret of secrets) {
    try {
      return client.webhooks.constructEvent(Buffer.from(rawBody), signature, secret);
    } catch {
      // Not this secret's; a blank one is refused by the SDK.
    }
  }
  return null;
}
