import { Outlet } from "@remix-run/react";
import { PageHeader } from "#components/page-header";
import { Tabs } from "#components/tabs";

const pages = [
  { to: "/admin/settings/organization", label: "Organization" },
  { to: "/admin/settings/branding", label: "Branding" },
  { to: "/admin/settings/numbering", label: "Numbering" },
  { to: "/admin/settings/invoices", label: "Invoices" },
  { to: "/admin/settings/taxes", label: "Taxes" },
  { to: "/admin/settings/emails", label: "E-mails" },
  { to: "/admin/settings/reminders", label: "Reminders" },
  { to: "/admin/settings/stripe", label: "Stripe" },
  { to: "/admin/settings/books", label: "Books" },
  { to: "/admin/settings/journal", label: "Journal" },
  { to: "/admin/settings/proof", label: "Proof" },
  { to: "/admin/settings/seats", label: "Seats" },
  { to: "/admin/settings/team", label: "Team" },
  { to: "/admin/settings/api-keys", label: "API keys" },
  { to: "/admin/settings/activity", label: "Activity" },
];

export default function Settings() {
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs label="Settings" items={pages} />
      <Outlet />
    </>
  );
}
