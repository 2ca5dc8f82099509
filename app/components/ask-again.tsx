import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const seconds = 2;

/** Keeps a page fresh while something goes on; without scripts by loading it again. */
export function AskAgain() {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return undefined;
    const timer = setTimeout(revalidate, seconds * 1000);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  );
}
