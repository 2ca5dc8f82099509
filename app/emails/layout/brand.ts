/** Who the mail speaks for. */
export type EmailBrand = {
  name: string;
  /** A CSS color on which white text can be read. */
  accentColor?: string | undefined;
  /** Lines below the mail, such as the postal address and the tax number. */
  footer?: readonly string[] | undefined;
};
