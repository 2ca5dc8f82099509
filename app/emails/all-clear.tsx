import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Detail, Paragraph } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

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

const texts = emailTexts.allClear;

export const allClearSubject = ({ headline, brand }: AllClearEmailProps) => `${headline} (${brand.name})`;

export function AllClearEmail(props: AllClearEmailProps) {
  const { brand, headline, happened, hadHappened, since, until, affected, url } = props;
  return (
    <EmailLayout brand={brand} title={allClearSubject(props)} preview={happened} heading={headline}>
      <Paragraph>{happened}</Paragraph>
      {hadHappened !== null && <Paragraph>{texts.toldLate}</Paragraph>}
      {hadHappened !== null && <Detail label={texts.hadHappened} lines={[hadHappened]} />}
      <Detail label={texts.since} lines={[since]} />
      <Detail label={texts.until} lines={[until]} />
      {affected.length > 0 && <Detail label={texts.affected} lines={affected} />}
      <Paragraph>{texts.nothingToDo}</Paragraph>
      <Action brand={brand} label={texts.open} url={url} />
    </EmailLayout>
  );
}
