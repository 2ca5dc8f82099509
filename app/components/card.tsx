import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** A table or list that draws its own edges. */
  isFlush?: boolean;
  id?: string;
  className?: string;
  children?: ReactNode;
};

export function Card({ title, description, actions, isFlush = false, id, className, children }: CardProps) {
  return (
    <section
      id={id}
      className={classes(
        "min-w-0 overflow-clip rounded-card border border-line bg-surface shadow-card",
        className,
      )}
    >
      {title || actions ? (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5">
          <div className="min-w-0">
            {title ? <h2 className="font-semibold">{title}</h2> : null}
            {description ? <p className="text-sm text-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div className={isFlush ? "pt-3 first:pt-0" : "p-4 sm:p-5"}>{children}</div>
    </section>
  );
}
