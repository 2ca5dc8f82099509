import { Form, Link, useLocation } from "@remix-run/react";
import { type ReactNode, useRef } from "react";
import type { Role } from "#lib/statuses";
import { AdminNav, type AdminNavProps } from "./admin-nav.tsx";
import { Brand } from "./brand.tsx";
import { buttonClasses } from "./button.tsx";
import { Flash, type FlashMessage } from "./flash.tsx";
import { Icon } from "./icon.tsx";
import { OrganizationSwitcher, type OrganizationChoice } from "./organization-switcher.tsx";
import { SearchEverywhere } from "./search-everywhere.tsx";
import { SkipLink } from "./skip-link.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useFocusAfterNavigation } from "./use-focus-after-navigation.ts";

export type { AdminSection } from "./admin-sections.ts";

export type StaffUser = { name: string; email: string; role: Role };

export type AdminShellProps = AdminNavProps & {
  user: StaffUser;
  organization: OrganizationChoice;
  organizations: readonly OrganizationChoice[];
  switchAction?: string;
  signOutAction?: string;
  /** Troubles that concern every page, such as mail that is not set up. */
  banners?: ReactNode;
  flash?: FlashMessage | null | undefined;
  children: ReactNode;
};

/** The frame of every staff page: a sidebar on wide screens, a menu on a phone, both without scripts. */
export function AdminShell({ banners, flash, children, ...menu }: AdminShellProps) {
  const main = useRef<HTMLElement>(null);
  const message = useRef<HTMLDivElement>(null);
  useFocusAfterNavigation(main, message);
  return (
    <div className="lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r border-line bg-surface p-4 lg:flex">
        <Link to="/admin" className="mb-4 px-3 py-2">
          <Brand />
        </Link>
        <Menu {...menu} />
      </header>
      <header className="lg:hidden">
        <PhoneMenu {...menu} />
      </header>
      <main
        ref={main}
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl min-w-0 space-y-6 p-4 outline-none sm:p-6 lg:p-8"
      >
        {banners ? <div className="space-y-3 empty:hidden">{banners}</div> : null}
        {flash ? (
          <div ref={message} tabIndex={-1} className="outline-none">
            <Flash message={flash} />
          </div>
        ) : null}
        {children}
      </main>
    </div>
  );
}

type MenuProps = Omit<AdminShellProps, "banners" | "flash" | "children">;

function PhoneMenu(menu: MenuProps) {
  const { key } = useLocation();
  return (
    <details key={key} className="group border-b border-line bg-surface">
      <summary className="flex min-h-14 items-center justify-between gap-4 px-4">
        <Brand />
        <span className="inline-flex items-center gap-2 font-medium">
          Menu
          <Icon name="menu" className="size-5 group-open:hidden" />
          <Icon name="close" className="hidden size-5 group-open:block" />
        </span>
      </summary>
      <div className="flex flex-col border-t border-line p-4">
        <Menu {...menu} />
      </div>
    </details>
  );
}

function Menu({ user, organization, organizations, sections, attention, ...actions }: MenuProps) {
  const { switchAction = "/admin/organization", signOutAction = "/logout" } = actions;
  return (
    <>
      <div className="mb-4">
        <OrganizationSwitcher
          organization={organization}
          organizations={organizations}
          action={switchAction}
        />
      </div>
      <SearchEverywhere />
      <AdminNav sections={sections} attention={attention} />
      <div className="mt-auto pt-6">
        <div className="border-t border-line px-3 pt-4">
          <div className="flex items-center justify-between gap-2">
            <Link to="/admin/account" className="link truncate font-medium">
              {user.name}
            </Link>
            <StatusBadge kind="role" status={user.role} />
          </div>
          <p className="truncate text-sm text-muted">{user.email}</p>
          <Form method="post" action={signOutAction} className="mt-2 -ml-4">
            <button className={buttonClasses("quiet")}>Sign out</button>
          </Form>
        </div>
      </div>
    </>
  );
}
