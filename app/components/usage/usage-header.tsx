import type { ReactNode } from "react";
import { PageHeader } from "../page-header.tsx";
import { UsageTabs } from "./usage-tabs.tsx";

/** The head of the section's own pages: one title, the page's button and the way to the others. */
export function UsageHeader({ isAdmin, actions }: { isAdmin: boolean; actions?: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Usage"
        description="What clients use, what it costs, and the bills that are made of it."
        actions={actions}
      />
      <UsageTabs isAdmin={isAdmin} />
    </>
  );
}
