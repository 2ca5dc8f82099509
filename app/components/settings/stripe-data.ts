/** What is known of Stripe without asking it. */
export type ShownStripeSetup = {
  isConfigured: boolean;
  mode: "test" | "live" | null;
  keyEnding: string | null;
  webhookAddress: string;
  isReachable: boolean;
  lastAcceptedAt: Date | null;
  lastRefusedAt: Date | null;
};

/** What Stripe answered. */
export type ShownStripeCheck =
  | {
      key: "works";
      account: { id: string; name: string; country: string; canCharge: boolean; canPayOut: boolean } | null;
      webhook:
        | { state: "right" | "unknown" | "missing" | "switched-off" }
        | { state: "lacking"; eventTypes: readonly string[] };
    }
  | { key: "refused" | "unanswered"; detail: string };
