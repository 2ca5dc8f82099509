export const productName = "Steadybill";

/** What a route's `meta` returns for its title. */
export function pageTitle(title: string): { title: string }[] {
  return [{ title: `${title} · ${productName}` }];
}
