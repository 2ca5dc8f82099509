import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { buttonClasses } from "../button.tsx";
import { ClientNotice } from "./client-notice.tsx";

const titles: Record<number, string> = {
  403: "This was not carried out",
  404: "There is no invoice here",
  409: "Nothing to pay right now",
  429: "Too many attempts",
  503: "Payment is not possible for the moment",
};

const texts: Record<number, string> = {
  404: "The address may be mistyped, or the link was withdrawn. Open the invoice from the e-mail that you were sent.",
  429: "Wait a while, then try again.",
};

/** What a client sees in place of an invoice or of Checkout. */
export function ClientErrorPage() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const text = texts[status] ?? sentenceOf(error) ?? "Nothing was changed. Please try again in a moment.";
  const wayBack =
    pathname.endsWith("/checkout") && status !== 404 ? pathname.replace(/\/checkout$/, "") : null;
  return (
    <ClientNotice
      title={titles[status] ?? "Something went wrong here"}
      action={
        wayBack ? (
          <p>
            <a href={wayBack} className={buttonClasses("secondary")}>
              Back to the invoice
            </a>
          </p>
        ) : null
      }
    >
      {text}
    </ClientNotice>
  );
}

/** The refusal's own sentence, which may be shown as it is. */
function sentenceOf(error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null;
  const answer: unknown = error.data;
  const isObject = typeof answer === "object" && answer !== null;
  return isObject && "message" in answer && typeof answer.message === "string" ? answer.message : null;
}
