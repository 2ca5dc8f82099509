import { productName } from "#lib/product-name";

export { productName };

/** What a route's `meta` returns for its title. */
export function pageTitle(title: string): { title: string }[] {
  return [{ title: `${title} · ${productName}` }];
}
