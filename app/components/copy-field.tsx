import { useId, useState } from "react";
import { Button } from "./button.tsx";
import { useHydrated } from "./hydrated.tsx";

export type CopyFieldProps = { label: string; value: string; hint?: string };

/** Something to take elsewhere: an address, a key. Without scripts it can be selected by hand. */
export function CopyField({ label, value, hint }: CopyFieldProps) {
  const id = useId();
  const isHydrated = useHydrated();
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(value);
    setIsCopied(true);
  }

  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={value}
          className="control font-mono text-sm"
          onFocus={(event) => event.target.select()}
        />
        {isHydrated ? <Button onClick={() => void copy()}>Copy</Button> : null}
      </div>
      <p role="status" className="mt-1 text-sm text-muted">
        {isCopied ? "Copied." : hint}
      </p>
    </div>
  );
}
