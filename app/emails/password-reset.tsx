import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Paragraph, SmallPrint } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

export type PasswordResetEmailProps = {
  brand: EmailBrand;
  /** The account's own address. */
  email: string;
  /** As "1 hour". */
  validFor: string;
  url: string;
};

const texts = emailTexts.passwordReset;

export const passwordResetSubject = () => texts.subject;

export function PasswordResetEmail({ brand, email, validFor, url }: PasswordResetEmailProps) {
  return (
    <EmailLayout brand={brand} title={texts.subject} preview={texts.preview} heading={texts.heading}>
      <Paragraph>{texts.body(email)}</Paragraph>
      <Action brand={brand} label={texts.reset} url={url} />
      <SmallPrint>{texts.expires(validFor)}</SmallPrint>
      <SmallPrint>{texts.unexpected}</SmallPrint>
    </EmailLayout>
  );
}
