import type { ClientView } from "#domain/clients";
import type { Organization } from "#domain/organizations";
import type { Buyer, Party } from "../view.ts";

export function sellerOf({ name, address, taxNumber, email }: Organization): Party {
  return { name, address, taxNumber, email };
}

export function buyerOf({ name, address, taxNumber, email, locale }: ClientView): Buyer {
  return { name, address, taxNumber, email, locale };
}
