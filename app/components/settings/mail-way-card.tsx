import { Banner } from "../banner.tsx";
import { LinkButton } from "../button.tsx";
import { Card } from "../card.tsx";
import { DefinitionList } from "../definition-list.tsx";

/** Where mail leaves; null when nothing is set up. */
export type MailWay = { server: string; from: string } | null;

export type MailWayCardProps = { way: MailWay; senderName: string; replyTo: string };

export function MailWayCard({ way, senderName, replyTo }: MailWayCardProps) {
  if (!way) return <NoMailServer />;
  return (
    <Card
      title="How mail leaves"
      description="SMTP_URL and MAIL_FROM of the server decide this."
      actions={<LinkButton to="/admin/settings/emails/invoice">Send a test</LinkButton>}
    >
      <DefinitionList
        items={[
          { term: "Mail server", details: <span className="break-all">{way.server}</span> },
          {
            term: "To clients from",
            details: <span className="break-words">{`${senderName} <${way.from}>`}</span>,
          },
          {
            term: "Answers go to",
            details: replyTo ? (
              <span className="break-all">{replyTo}</span>
            ) : (
              `${way.from}, because your organization has no e-mail address`
            ),
          },
        ]}
      />
    </Card>
  );
}

export function NoMailServer() {
  return (
    <Banner tone="warning" title="No mail server is connected">
      Mails are written down and wait. Set <code>SMTP_URL</code>, such as{" "}
      <code className="break-all">smtps://user:password@smtp.example.com:465</code>, and{" "}
      <code>MAIL_FROM</code>, such as <code className="break-all">{"Acme <billing@example.com>"}</code>, for
      the server, and start it again. What waits is sent then.
    </Banner>
  );
}
