import { LinkButton } from "../button.tsx";
import { Banner } from "../banner.tsx";
import { type UndeliveredMail, undeliveredText } from "./matters.ts";

export type DeploymentBannersProps = {
  mailIsConfigured: boolean;
  stripeIsConfigured: boolean;
  failedEmails: number;
  /** The newest of them. */
  undelivered: readonly UndeliveredMail[];
  waitingSeats: { state: "late" | "blocked" } | null;
  incidents: readonly { id: string; kind: string; headline: string; action: string; isCalm: boolean }[];
};

/** What keeps money or mail from moving, on every page until it is mended. */
export function DeploymentBanners(props: DeploymentBannersProps) {
  const { mailIsConfigured, stripeIsConfigured, failedEmails, undelivered, waitingSeats, incidents } = props;
  const toBilling = <LinkButton to="/admin/billing">Look at billing</LinkButton>;
  return (
    <>
      {incidents.map((incident) => (
        <IncidentBanner key={incident.id} {...incident} />
      ))}
      {waitingSeats?.state === "blocked" ? (
        <Banner tone="danger" title="A change of seats is blocked" action={toBilling}>
          Stripe does not take it until somebody has acted. Billing says what to do.
        </Banner>
      ) : null}
      {waitingSeats?.state === "late" ? (
        <Banner tone="warning" title="A change of seats waits for Stripe" action={toBilling}>
          It has waited for more than five minutes. It is not lost, and nothing needs to be done twice.
        </Banner>
      ) : null}
      {failedEmails > 0 ? (
        <Banner
          tone="warning"
          title={
            failedEmails === 1 ? "One e-mail was not delivered" : `${failedEmails} e-mails were not delivered`
          }
          action={<LinkButton to="/admin/billing/emails?state=failed">See which</LinkButton>}
        >
          {undelivered.map((mail) => (
            <p key={mail.id} className="break-words">{`${undeliveredText(mail)}.`}</p>
          ))}
        </Banner>
      ) : null}
      {mailIsConfigured ? null : (
        <Banner tone="info" title="E-mails wait">
          No mail server is set up. Set SMTP_URL and MAIL_FROM and restart; what waits is sent then.
        </Banner>
      )}
      {stripeIsConfigured ? null : (
        <Banner tone="info" title="Clients cannot pay by card yet">
          Stripe is not set up. Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET and restart.
        </Banner>
      )}
    </>
  );
}

/** Trouble with seats is looked at where it is steered, any other where it is told. */
function IncidentBanner({ id, kind, headline, action, isCalm }: DeploymentBannersProps["incidents"][number]) {
  const isAboutSeats = kind.startsWith("seats-") || kind === "stripe-refused";
  const way = isAboutSeats ? (
    <LinkButton to="/admin/billing">Look at billing</LinkButton>
  ) : (
    <LinkButton to={`/admin/billing/incidents/${id}`}>Look into it</LinkButton>
  );
  return (
    <Banner tone="warning" title={headline} action={way}>
      {isCalm ? "It works again at the moment. When that lasts, this is over." : action}
    </Banner>
  );
}
