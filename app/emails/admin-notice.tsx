import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Detail, Paragraph, SmallPrint } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

/** Trouble that admins have to know of: its beginning, told once per incident, or that it lasts. */
export type AdminNoticeEmailProps = {
  brand: EmailBrand;
  occasion: "opening" | "reminder";
  /** The trouble in a few words; it is the subject too. */
  headline: string;
  /** What happened, in one or two sentences. */
  happened: string;
  since: string;
  /** What it touches, one entry each, as "2 new agents are not billed yet". */
  affected: readonly string[];
  /** What the reader should do, or that nothing needs doing. */
  advice: string;
  url: string;
};

const texts = emailTexts.adminNotice;

export const adminNoticeSubject = ({ occasion, headline, brand }: AdminNoticeEmailProps) =>
  texts[occasion].subject(headline, brand.name);

export function AdminNoticeEmail(props: AdminNoticeEmailProps) {
  const { brand, occasion, headline, happened, since, affected, advice, url } = props;
  return (
    <EmailLayout brand={brand} title={adminNoticeSubject(props)} preview={happened} heading={headline}>
      <Paragraph>{happened}</Paragraph>
      <Detail label={texts.since} lines={[since]} />
      {affected.length > 0 && <Detail label={texts.affected} lines={affected} />}
      <Detail label={texts.advice} lines={[advice]} />
      <Action brand={brand} label={texts.open} url={url} />
      <SmallPrint>{texts[occasion].smallPrint}</SmallPrint>
    </EmailLayout>
  );
}
