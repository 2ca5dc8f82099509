import type { ReactNode } from "react";

export type Definition = { term: string; details: ReactNode };

export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[minmax(7rem,min(12rem,45%))_1fr]">
      {items.map(({ term, details }) => (
        <div key={term} className="contents">
          <dt className="text-sm text-muted max-sm:-mb-3">{term}</dt>
          <dd className="min-w-0">{details}</dd>
        </div>
      ))}
    </dl>
  );
}
