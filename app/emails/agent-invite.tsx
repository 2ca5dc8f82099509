import type { EmailBrand } from "./layout/brand.ts";
import { EmailLayout } from "./layout/email-layout.tsx";
import { Action, Paragraph, SmallPrint } from "./layout/parts.tsx";
import { emailTexts } from "./texts.ts";

export type AgentInviteEmailProps = {
  brand: EmailBrand;
  inviterName: string;
  /** With its article: "an agent", "an admin". */
  role: string;
  expiresOn: string;
  url: string;
};

const texts = emailTexts.agentInvite;

export const agentInviteSubject = ({ brand }: AgentInviteEmailProps) => texts.subject(brand.name);

export function AgentInviteEmail(props: AgentInviteEmailProps) {
  const { brand, inviterName, role, expiresOn, url } = props;
  return (
    <EmailLayout
      brand={brand}
      title={agentInviteSubject(props)}
      preview={texts.preview(inviterName)}
      heading={texts.heading(brand.name)}
    >
      <Paragraph>{texts.body(inviterName, brand.name, role)}</Paragraph>
      <Action brand={brand} label={texts.accept} url={url} />
      <SmallPrint>{texts.expires(expiresOn)}</SmallPrint>
      <SmallPrint>{texts.unexpected}</SmallPrint>
    </EmailLayout>
  );
}
