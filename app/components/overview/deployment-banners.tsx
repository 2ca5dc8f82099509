import { LinkButton } from "../button.tsx";
import { Banner } from "../banner.tsx";

export type DeploymentBannersProps = {
  mailIsConfigured: boolean;
  stripeIsConfigured: boolean;
  failedEmails: number;
  seatsAreLate: boolean;
  incidents: readonly { id: string; headline: string; action: string }[];
};

/** What keeps money or mail from moving, on every page until it is mended. */
export function DeploymentBanners(props: DeploymentBannersProps) {
  const { mailIsConfigured, stripeIsConfigured, failedEmails, seatsAreLate, incidents } = props;
  const toBilling = <LinkButton to="/admin/billing">Look at billing</LinkButton>;
  const toIncidents = <LinkButton to="/admin/billing/incidents">Look into it</LinkButton>;
  return (
    <>
      {incidents.map(({ id, headline, action }) => (
        <Banner key={id} tone="warning" title={headline} action={toIncidents}>
          {action}
        </Banner>
      ))}
      {seatsAreLate ? (
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
        />
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
