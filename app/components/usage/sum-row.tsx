import type { ReactNode } from "react";
import { classes } from "../classes.ts";

export type SumRowProps = { term: ReactNode; isStrong?: boolean; children: ReactNode };

/** One figure of a reckoning, within a `dl`. */
export function SumRow({ term, isStrong = false, children }: SumRowProps) {
  return (
    <div className={classes("flex flex-wrap justify-between gap-x-6", isStrong && "font-semibold")}>
      <dt>{term}</dt>
      <dd className="ml-auto text-right tabular-nums">{children}</dd>
    </div>
  );
}
