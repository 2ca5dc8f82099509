import { data } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { listOrganizationsOf } from "#domain/credentials";
import { findAttention, listUndelivered } from "#domain/overview";
import { countOpenDiscrepancies } from "#domain/reconciliation";
import { AdminShell } from "#components/admin-shell";
import type { AdminSection } from "../components/admin-sections.ts";
import { ErrorMessage, ErrorPage } from "#components/error-page";
import { DeploymentBanners } from "#components/overview/deployment-banners";
import type { Role } from "#lib/statuses";
import { takeFlash } from "#web/flash";
import { forStaff } from "#web/guards";

/** The frame of every staff page. It guards nothing but itself: each page's own loader says who may see it. */
export const loader = forStaff(async ({ ctx, staff, request, context }) => {
  const { user, organization, role } = staff;
  const [organizations, attention, undelivered, openDiscrepancies, { flash, setCookie }] = await Promise.all([
    listOrganizationsOf(ctx, { userId: user.id }),
    role === "agent" ? null : findAttention(ctx),
    role === "agent" ? [] : listUndelivered(ctx, { limit: 2 }),
    role === "agent" ? 0 : countOpenDiscrepancies(ctx),
    takeFlash(request, ctx.config),
  ]);
  return data(
    {
      user: { name: user.name, email: user.email, role },
      organization: { id: organization.id, name: organization.name },
      organizations,
      attention,
      undelivered,
      openDiscrepancies,
      mailIsConfigured: context.mailIsConfigured,
      stripeIsConfigured: ctx.stripe.isConfigured,
      flash,
    },
    { headers: setCookie ? { "Set-Cookie": setCookie } : {} },
  );
});

const everything: AdminSection[] = [
  "home",
  "clients",
  "invoices",
  "payments",
  "reconciliation",
  "usage",
  "agents",
  "billing",
  "settings",
];

const sectionsOf: Record<Role, AdminSection[]> = {
  owner: everything,
  admin: everything,
  agent: ["home", "clients", "invoices", "usage"],
};

export default function Admin() {
  return (
    <Frame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

/** A page that cannot be shown leaves the frame standing. Without the frame's own data there is only the message. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("routes/admin");
  if (!frame) return <ErrorPage />;
  return (
    <Frame {...frame}>
      <ErrorMessage />
    </Frame>
  );
}

type FrameProps = ReturnType<typeof useLoaderData<typeof loader>> & { children: ReactNode };

function Frame({ children, ...props }: FrameProps) {
  const { user, attention, undelivered, openDiscrepancies, flash, ...others } = props;
  const { mailIsConfigured, stripeIsConfigured, ...choice } = others;
  const isHome = useLocation().pathname === "/admin";
  const waiting = attention ? attention.failedEmails + attention.parkedEvents : 0;
  return (
    <AdminShell
      {...choice}
      user={user}
      sections={sectionsOf[user.role]}
      attention={{ billing: waiting, reconciliation: openDiscrepancies }}
      flash={flash && { tone: flash.kind, text: flash.text }}
      banners={
        attention ? (
          <DeploymentBanners
            {...{ mailIsConfigured, stripeIsConfigured }}
            // Home lists them among all that needs attention.
            failedEmails={isHome ? 0 : attention.failedEmails}
            undelivered={undelivered}
            waitingSeats={attention.waitingSeats}
            incidents={attention.incidents}
          />
        ) : null
      }
    >
      {children}
    </AdminShell>
  );
}
