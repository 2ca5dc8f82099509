/** How the organization shows itself on pages for clients. */
export type ClientBrand = {
  /** Of the main button and the page's upper edge, as #rrggbb; null for the product's own. */
  color: string | null;
  /** Shown in place of the organization's name; sizes are pixels. */
  logo: { src: string; width: number; height: number } | null;
};
