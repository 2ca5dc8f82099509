import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Detail, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

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

export const adminNoticeSubject = ({ occasion, headline, brand }: AdminNoticeEmailProps, { mail }: Texts) =>
  mail.adminNotice[occasion].subject(headline, brand.name);

export function AdminNoticeEmail(props: AdminNoticeEmailProps & Worded) {
  const { brand, occasion, headline, happened, since, affected, advice, url, texts } = props;
  const words = texts.mail.adminNotice;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={adminNoticeSubject(props, texts)}
      preview={happened}
      heading={headline}
    >
      <Paragraph>{happened}</Paragraph>
      <Detail label={words.since} lines={[since]} />
      {affected.length > 0 && <Detail label={words.affected} lines={affected} />}
      <Detail label={words.advice} lines={[advice]} />
      <Action brand={brand} label={words.open} url={url} />
      <SmallPrint>{words[occasion].smallPrint}</SmallPrint>
    </EmailLayout>
  );
}
