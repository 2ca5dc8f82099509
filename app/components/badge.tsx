import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type BadgeTone = "neutral" | "info" | "success" | "warning" | "danger";

const looks: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-muted",
  info: "bg-accent-soft text-accent",
  success: "bg-success-soft text-success",
  warning: "bg-warning-soft text-warning",
  danger: "bg-danger-soft text-danger",
};

export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-[0.8125rem] leading-5 font-medium whitespace-nowrap",
        "before:size-1.5 before:rounded-full before:bg-current",
        looks[tone],
      )}
    >
      {children}
    </span>
  );
}
