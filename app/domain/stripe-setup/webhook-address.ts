import type { Context } from "#platform/context";

export function webhookAddress({ config }: Pick<Context, "config">): string {
  return `${config.appUrl}/webhooks/stripe`;
}
