import type { House } from "#domain/organizations";

/** Since when there is a deployment; Stripe's instants are whole seconds. */
export function startOf({ createdAt }: House): Date {
  return new Date(Math.floor(createdAt.getTime() / 1000) * 1000);
}
