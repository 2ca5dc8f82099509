import { Tabs } from "../tabs.tsx";

/** The pages of the section: agents see usage and its events, the rest is the admins'. */
export function UsageTabs({ isAdmin }: { isAdmin: boolean }) {
  return <Tabs label="Usage" items={isAdmin ? tabs : tabs.filter(({ to }) => forStaff.includes(to))} />;
}

const tabs = [
  { to: "/admin/usage", label: "Usage", isExact: true },
  { to: "/admin/usage/plans", label: "Plans" },
  { to: "/admin/usage/runs", label: "Runs" },
  { to: "/admin/usage/prices", label: "Prices" },
  { to: "/admin/usage/meters", label: "Meters" },
  { to: "/admin/usage/events", label: "Events" },
];

const forStaff = ["/admin/usage", "/admin/usage/events"];
