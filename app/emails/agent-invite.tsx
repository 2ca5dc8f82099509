import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Paragraph, SmallPrint } from "./layout/parts.tsx";
import type { Worded } from "./layout/worded.ts";

export type AgentInviteEmailProps = {
  brand: EmailBrand;
  inviterName: string;
  /** With its article: "an agent", "an admin". */
  role: string;
  expiresOn: string;
  url: string;
};

export const agentInviteSubject = ({ brand }: AgentInviteEmailProps, { mail }: Texts) =>
  mail.agentInvite.subject(brand.name);

export function AgentInviteEmail(props: AgentInviteEmailProps & Worded) {
  const { brand, inviterName, role, expiresOn, url, texts } = props;
  const words = texts.mail.agentInvite;
  return (
    <EmailLayout
      texts={texts}
      brand={brand}
      title={agentInviteSubject(props, texts)}
      preview={words.preview(inviterName)}
      heading={words.heading(brand.name)}
    >
      <Paragraph>{words.body(inviterName, brand.name, role)}</Paragraph>
      <Action brand={brand} label={words.accept} url={url} />
      <SmallPrint>{words.expires(expiresOn)}</SmallPrint>
      <SmallPrint>{words.unexpected}</SmallPrint>
    </EmailLayout>
  );
}
