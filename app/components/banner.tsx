import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "info" | "success" | "warning" | "danger";

const looks: Record<Tone, { box: string; icon: IconName }> = {
  info: { box: "border-line bg-accent-soft text-accent", icon: "info" },
  success: { box: "border-success-line bg-success-soft text-success", icon: "check" },
  warning: { box: "border-warning-line bg-warning-soft text-warning", icon: "alert" },
  danger: { box: "border-danger-line bg-danger-soft text-danger", icon: "alert" },
};

export type BannerProps = {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** Danger interrupts a screen reader, every other tone waits for its turn. */
export function Banner({ tone = "info", title, children, action, className }: BannerProps) {
  const { box, icon } = looks[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classes(
        "flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border px-4 py-3",
        box,
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-52 gap-3">
        <Icon name={icon} className="mt-0.5 size-5" />
        <div className="min-w-0">
          {title ? <p className="font-semibold">{title}</p> : null}
          {children ? <div className="text-ink">{children}</div> : null}
        </div>
      </div>
      {action}
    </div>
  );
}
