import { Form } from "@remix-run/react";
import { useId, useRef, type ReactNode } from "react";
import { Button, SubmitButton, buttonClasses, type ButtonVariant } from "./button.tsx";
import { useHydrated } from "./hydrated.tsx";

export type PostConfirmation = { title: string; body?: ReactNode; confirmLabel?: string };

export type PostButtonProps = {
  action: string;
  children: ReactNode;
  variant?: ButtonVariant;
  fields?: Readonly<Record<string, string>>;
  confirm?: PostConfirmation;
  pendingLabel?: string;
  className?: string;
};

/** One button that changes something at an address. A confirmation asks first, with or without scripts. */
export function PostButton({ confirm, ...props }: PostButtonProps) {
  const isHydrated = useHydrated();
  if (!confirm) return <PostForm {...props} />;
  return isHydrated ? (
    <AskInDialog {...props} confirm={confirm} />
  ) : (
    <AskInPlace {...props} confirm={confirm} />
  );
}

function PostForm({ action, children, variant, fields = {}, pendingLabel, className }: PostButtonProps) {
  return (
    <Form method="post" action={action} className="contents">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton
        formTarget={action}
        variant={variant ?? "secondary"}
        {...(pendingLabel && { pendingLabel })}
        {...(className && { className })}
      >
        {children}
      </SubmitButton>
    </Form>
  );
}

type AskProps = PostButtonProps & { confirm: PostConfirmation };

function AskInPlace({ confirm, children, variant, className, ...post }: AskProps) {
  return (
    <details className="relative">
      <summary className={buttonClasses(triggerLook(variant), className)}>{children}</summary>
      <div className="mt-2 max-w-sm rounded-card border border-line bg-surface p-4 text-left shadow-float">
        <p className="font-semibold">{confirm.title}</p>
        {confirm.body ? <div className="mt-1 text-muted">{confirm.body}</div> : null}
        <div className="mt-4">
          <PostForm {...post} variant={variant === "danger" ? "danger" : "primary"}>
            {confirm.confirmLabel ?? children}
          </PostForm>
        </div>
      </div>
    </details>
  );
}

function AskInDialog({ confirm, children, variant, className, ...post }: AskProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <Button
        variant={triggerLook(variant)}
        {...(className && { className })}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {children}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="w-[calc(100%-2rem)] max-w-md rounded-card border border-line bg-surface p-6 text-left shadow-float"
      >
        <h2 id={titleId} className="text-lg font-semibold">
          {confirm.title}
        </h2>
        {confirm.body ? <div className="mt-2 text-muted">{confirm.body}</div> : null}
        <div className="mt-6 flex flex-wrap justify-end gap-2" onSubmit={() => dialog.current?.close()}>
          <Button variant="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </Button>
          <PostForm {...post} variant={variant === "danger" ? "danger" : "primary"}>
            {confirm.confirmLabel ?? children}
          </PostForm>
        </div>
      </dialog>
    </>
  );
}

/** A button that only asks does not yet look like the danger itself. */
function triggerLook(variant: ButtonVariant = "secondary"): ButtonVariant {
  return variant === "danger" ? "dangerQuiet" : variant;
}
