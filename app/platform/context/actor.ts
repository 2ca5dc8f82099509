import { DomainError } from "#lib/errors";
import type { Role } from "#lib/statuses";

/** Who acts, and in which organization. A stranger (nobody signed in) and a deployment-wide job have no organization. */
export type Actor =
  | {
      readonly kind: "user";
      readonly userId: string;
      readonly name: string;
      readonly organizationId: string;
      readonly role: Role;
    }
  | {
      readonly kind: "api_key";
      readonly apiKeyId: string;
      readonly userId: string;
      readonly name: string;
      readonly organizationId: string;
      readonly role: Role;
    }
  | {
      readonly kind: "client";
      readonly contactId: string;
      readonly name: string;
      readonly organizationId: string;
    }
  | { readonly kind: "stripe"; readonly organizationId?: string }
  | { readonly kind: "system"; readonly organizationId?: string }
  | { readonly kind: "stranger" };

class NoOrganization extends DomainError {
  constructor() {
    super("forbidden", "This needs an organization.");
  }
}

/** The organization that every query of this context is scoped by. Throws when the actor has none. */
export function organizationOf(ctx: { readonly actor: Actor }): string {
  const { actor } = ctx;
  if ("organizationId" in actor && actor.organizationId) return actor.organizationId;
  throw new NoOrganization();
}

/** The same context, acting by itself in one organization: for what a job or Stripe's event does there. */
export function actsFor<C extends { readonly actor: Actor }>(ctx: C, organizationId: string): C {
  if ("organizationId" in ctx.actor && ctx.actor.organizationId === organizationId) return ctx;
  const kind = ctx.actor.kind === "stripe" ? "stripe" : "system";
  return { ...ctx, actor: { kind, organizationId } };
}

export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "user":
    case "api_key":
    case "client":
      return actor.name;
    case "stripe":
      return "Stripe";
    case "system":
      return "Steadybill";
    case "stranger":
      return "Visitor";
    default:
      return actor satisfies never;
  }
}
