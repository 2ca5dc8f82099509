import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { useTexts } from "./texts.tsx";

export type FieldFrameProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  isOptional?: boolean;
};

export type ControlAttributes = { id: string; "aria-invalid"?: true; "aria-describedby"?: string };

/** What ties a control to its hint and its errors; the ids are the ones conform gives a field. */
export function controlAttributes({
  id,
  hint,
  errors = [],
}: Omit<FieldFrameProps, "label">): ControlAttributes {
  const described = [errors.length > 0 && `${id}-error`, hint && `${id}-description`]
    .filter(Boolean)
    .join(" ");
  return {
    id,
    ...(errors.length > 0 && { "aria-invalid": true as const }),
    ...(described && { "aria-describedby": described }),
  };
}

/** Label, hint and errors around one control that carries `controlAttributes`. */
export function Field({
  id,
  label,
  hint,
  errors,
  isOptional = false,
  children,
}: FieldFrameProps & { children: ReactNode }) {
  const { page } = useTexts();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 flex flex-wrap justify-between gap-x-2 font-medium">
        {label}
        {isOptional ? <span className="font-normal text-muted">{page.optional}</span> : null}
      </label>
      {children}
      <FieldErrors id={id} errors={errors} />
      <FieldHint id={id} hint={hint} />
    </div>
  );
}

export function FieldHint({ id, hint }: Pick<FieldFrameProps, "id" | "hint">) {
  return hint ? (
    <p id={`${id}-description`} className="mt-1 text-sm text-muted">
      {hint}
    </p>
  ) : null;
}

export function FieldErrors({ id, errors = [] }: Pick<FieldFrameProps, "id" | "errors">) {
  if (errors.length === 0) return null;
  return (
    <div id={`${id}-error`} className="mt-1 flex gap-1.5 text-sm font-medium text-danger">
      <Icon name="alert" className="mt-0.5 size-4" />
      <div>
        {[...new Set(errors)].map((error) => (
          <p key={error}>{error}</p>
        ))}
      </div>
    </div>
  );
}
