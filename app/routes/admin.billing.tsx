import { Outlet } from "@remix-run/react";
import { PageHeader } from "#components/page-header";
import { Tabs } from "#components/tabs";

const pages = [
  { to: "/admin/billing", label: "Seats", isExact: true },
  { to: "/admin/billing/attempts", label: "Attempts" },
  { to: "/admin/billing/incidents", label: "Incidents" },
  { to: "/admin/billing/events", label: "Stripe events" },
  { to: "/admin/billing/emails", label: "E-mails" },
];

export default function Billing() {
  return (
    <>
      <PageHeader
        title="Billing"
        description="What goes to Stripe and by e-mail, what came back, and what waits."
      />
      <Tabs label="Billing" items={pages} />
      <Outlet />
    </>
  );
}
