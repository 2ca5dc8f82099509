import { Link, useFormAction, useNavigation } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

export type ButtonVariant = "primary" | "secondary" | "danger" | "dangerQuiet" | "quiet";

const looks: Record<ButtonVariant, string> = {
  primary: "border border-transparent bg-accent text-on-accent hover:bg-accent-hover shadow-card",
  secondary: "border border-line-strong/60 bg-surface text-ink hover:bg-sunken shadow-card",
  danger: "border border-transparent bg-danger text-on-danger hover:bg-danger-hover shadow-card",
  dangerQuiet: "border border-line-strong/60 bg-surface text-danger hover:bg-danger-soft shadow-card",
  quiet: "border border-transparent text-muted hover:bg-sunken hover:text-ink",
};

export function buttonClasses(variant: ButtonVariant = "secondary", extra?: string): string {
  return classes(
    "target inline-flex items-center justify-center gap-2 rounded-control px-4 sm:whitespace-nowrap py-1.5 text-center font-medium transition-colors",
    "aria-disabled:cursor-progress aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-50",
    looks[variant],
    extra,
  );
}

export type ButtonProps = Omit<ComponentProps<"button">, "ref"> & {
  variant?: ButtonVariant;
  isPending?: boolean;
  pendingLabel?: string;
};

/** While pending it stays focusable and refuses further clicks. */
export function Button({
  variant,
  isPending = false,
  pendingLabel,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClasses(variant, className)}
      aria-disabled={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : rest.onClick}
    >
      {isPending && pendingLabel ? pendingLabel : children}
    </button>
  );
}

export type SubmitButtonProps = Omit<ButtonProps, "isPending" | "type"> & {
  /** The address its form posts to, when that is not the page's own. */
  formTarget?: string;
};

/** Submits the form it stands in, and shows that this form is on its way. */
export function SubmitButton({ formTarget, variant = "primary", ...rest }: SubmitButtonProps) {
  const navigation = useNavigation();
  const ownAction = useFormAction();
  const isPending = navigation.state !== "idle" && navigation.formAction === (formTarget ?? ownAction);
  return <Button variant={variant} {...rest} type="submit" isPending={isPending} />;
}

export type LinkButtonProps = {
  to: string;
  variant?: ButtonVariant;
  className?: string;
  children: ReactNode;
};

export function LinkButton({ to, variant, className, children }: LinkButtonProps) {
  return (
    <Link to={to} className={buttonClasses(variant, className)}>
      {children}
    </Link>
  );
}
