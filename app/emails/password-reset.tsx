import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

export type PasswordResetEmailProps = {
  brand: EmailBrand;
  /** The account's own address. */
  email: string;
  /** As "1 hour". */
  validFor: string;
  url: string;
};

export const passwordResetSubject = ({ mail }: Texts) => mail.passwordReset.subject;

export function PasswordResetEmail({ brand, email, validFor, url, texts }: PasswordResetEmailProps & Worded) {
  const words = texts.mail.passwordReset;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={words.subject}
      preview={words.preview}
      heading={words.heading}
    >
      <Paragraph>{words.body(email)}</Paragraph>
      <Action brand={brand} label={words.reset} url={url} />
      <SmallPrint>{words.expires(validFor)}</SmallPrint>
      <SmallPrint>{words.unexpected}</SmallPrint>
    </EmailLayout>
  );
}
