import type { ReactNode } from "react";

/** Fields side by side where there is room, under each other on a phone. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>;
}
