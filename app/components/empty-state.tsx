import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode; icon?: IconName };

/** Instead of nothing: what will be here, and the first step towards it. */
export function EmptyState({ title, children, action, icon = "invoices" }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-10 text-center">
      <span className="rounded-full bg-sunken p-3 text-muted">
        <Icon name={icon} className="size-6" />
      </span>
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-md text-muted">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
