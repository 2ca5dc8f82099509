import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Detail, Paragraph } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

/** The end of the trouble that an admin notice told. */
export type AllClearEmailProps = {
  brand: EmailBrand;
  /** What is well again, in a few words; it is the subject too. */
  headline: string;
  /** What is true now, in one or two sentences. */
  happened: string;
  /** What it had been, for a reader whom no mail reached while it lasted; otherwise null. */
  hadHappened: string | null;
  since: string;
  until: string;
  /** What had been touched, one entry each. */
  affected: readonly string[];
  url: string;
};

export const allClearSubject = ({ headline, brand }: AllClearEmailProps) => `${headline} (${brand.name})`;

export function AllClearEmail(props: AllClearEmailProps & Worded) {
  const { brand, headline, happened, hadHappened, since, until, affected, url, texts } = props;
  const words = texts.mail.allClear;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={allClearSubject(props)}
      preview={happened}
      heading={headline}
    >
      <Paragraph>{happened}</Paragraph>
      {hadHappened !== null && <Paragraph>{words.toldLate}</Paragraph>}
      {hadHappened !== null && <Detail label={words.hadHappened} lines={[hadHappened]} />}
      <Detail label={words.since} lines={[since]} />
      <Detail label={words.until} lines={[until]} />
      {affected.length > 0 && <Detail label={words.affected} lines={affected} />}
      <Paragraph>{words.nothingToDo}</Paragraph>
      <Action brand={brand} label={words.open} url={url} />
    </EmailLayout>
  );
}
