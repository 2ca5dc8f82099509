import { Form } from "@remix-run/react";
import { Icon } from "./icon.tsx";

export type OrganizationChoice = { id: string; name: string };

export type OrganizationSwitcherProps = {
  organization: OrganizationChoice;
  organizations: readonly OrganizationChoice[];
  /** Receives `organizationId`. */
  action: string;
};

/** The organization one works in; with several, a way to another. */
export function OrganizationSwitcher({ organization, organizations, action }: OrganizationSwitcherProps) {
  const others = organizations.filter(({ id }) => id !== organization.id);
  if (others.length === 0) return <p className="truncate px-3 text-sm text-muted">{organization.name}</p>;
  return (
    <details className="relative">
      <summary className="target flex items-center justify-between gap-2 rounded-control border border-line px-3 hover:bg-sunken">
        <span className="min-w-0 truncate font-medium">
          <span className="sr-only">Organization: </span>
          {organization.name}
        </span>
        <Icon name="chevronDown" className="size-4 text-muted" />
      </summary>
      <Form
        method="post"
        action={action}
        className="absolute inset-x-0 z-20 mt-1 rounded-card border border-line bg-surface p-1 shadow-float"
      >
        {others.map(({ id, name }) => (
          <button
            key={id}
            name="organizationId"
            value={id}
            className="target block w-full truncate rounded-control px-3 text-left hover:bg-sunken"
          >
            <span className="sr-only">Switch to </span>
            {name}
          </button>
        ))}
      </Form>
    </details>
  );
}
