/** Who the mail speaks for. */
export type EmailBrand = {
  name: string;
  /** Shown in place of the name, which stands in for it where images are not loaded; sizes are pixels. */
  logo?: { url: string; width: number; height: number } | undefined;
  /** Of buttons and of the card's upper edge, as #rrggbb. */
  accentColor?: string | undefined;
  /** Which text can be read on it; without one, white can. */
  onAccentColor?: string | undefined;
  /** The first line to a client, with {name} where theirs belongs. */
  greeting?: string | undefined;
  /** Lines that end what is said to a client. */
  closing?: readonly string[] | undefined;
  /** Lines below the mail, such as the postal address and the tax number. */
  footer?: readonly string[] | undefined;
};
