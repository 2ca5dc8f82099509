import type { IconName } from "./icon.tsx";

/** `also` is where pages are that belong to the section without being below its address. */
type Section = { to: string; label: string; icon: IconName; also?: readonly string[] };

export const adminSections = {
  home: { to: "/admin", label: "Home", icon: "home" },
  clients: { to: "/admin/clients", label: "Clients", icon: "clients" },
  invoices: {
    to: "/admin/invoices",
    label: "Invoices",
    icon: "invoices",
    also: ["/admin/credit-notes", "/admin/reminders"],
  },
  payments: { to: "/admin/payments", label: "Payments", icon: "payments" },
  reconciliation: { to: "/admin/reconciliation", label: "Reconciliation", icon: "reconciliation" },
  usage: { to: "/admin/usage", label: "Usage", icon: "usage" },
  agents: { to: "/admin/agents", label: "Agents", icon: "seats" },
  billing: { to: "/admin/billing", label: "Billing", icon: "billing" },
  settings: { to: "/admin/settings", label: "Settings", icon: "settings" },
} as const satisfies Record<string, Section>;

export type AdminSection = keyof typeof adminSections;
