import type { FrozenLook } from "#domain/branding";
import type { ClientView } from "#domain/clients";
import type { Organization } from "#domain/organizations";
import type { Buyer, Party } from "../view.ts";

export function sellerOf({ name, address, taxNumber, email }: Organization, look: FrozenLook | null): Party {
  return { name, address, taxNumber, email, ...(look && { look }) };
}

export function buyerOf({ name, address, taxNumber, email, locale }: ClientView): Buyer {
  return { name, address, taxNumber, email, locale };
}
