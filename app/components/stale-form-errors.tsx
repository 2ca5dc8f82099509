import { useLocation } from "@remix-run/react";
import { Banner } from "./banner.tsx";

export type StaleFormErrorsProps = { form: { errorId: string; errors: readonly string[] | undefined } };

/**
 * What is wrong with an edit as a whole, which mostly is that somebody else was faster. What was typed stays in the
 * form, and the present state opens beside it.
 */
export function StaleFormErrors({ form: { errorId, errors = [] } }: StaleFormErrorsProps) {
  const { pathname } = useLocation();
  if (errors.length === 0) return null;
  return (
    <div id={errorId}>
      <Banner
        tone="danger"
        action={
          <a
            href={pathname}
            target="_blank"
            rel="noreferrer"
            className="link target inline-flex items-center"
          >
            See how it is now (in a new tab)
          </a>
        }
      >
        {errors.map((error) => (
          <p key={error}>{error}</p>
        ))}
        <p>What you typed is still here.</p>
      </Banner>
    </div>
  );
}
