import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import type { Texts } from "#lib/texts/languages";
import { buttonClasses } from "../button.tsx";
import { useTexts } from "../texts.tsx";
import { ClientNotice } from "./client-notice.tsx";

/** What a client sees in place of an invoice or of Checkout; it always leads on. */
export function ClientErrorPage() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const { errors } = useTexts();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const told = explanationOf(status, errors);
  const way = wayOn(pathname, status, errors);
  return (
    <ClientNotice
      title={told.title}
      action={
        <p className="flex flex-wrap gap-2">
          <a href={way.address} className={buttonClasses("secondary")}>
            {way.label}
          </a>
          {status === 404 ? (
            <a href="/portal" className={buttonClasses("secondary")}>
              {errors.toPortal}
            </a>
          ) : null}
        </p>
      }
    >
      {("text" in told ? told.text : sentenceOf(error)) ?? errors.unexpected.text}
    </ClientNotice>
  );
}

function explanationOf(status: number, errors: Texts["errors"]): { title: string; text?: string } {
  switch (status) {
    case 403:
      return errors.notCarriedOut;
    case 404:
      return errors.noInvoice;
    case 409:
      return errors.nothingToPay;
    case 429:
      return errors.tooMany;
    case 503:
      return errors.notPossible;
    default:
      return errors.unexpected;
  }
}

/** What was posted to `/i/…/checkout` comes from `/i/…`, which also helps on where the link has ended. */
function wayOn(
  pathname: string,
  status: number,
  errors: Texts["errors"],
): { address: string; label: string } {
  const isCheckout = pathname.endsWith("/checkout");
  if (!isCheckout) return { address: pathname, label: errors.again };
  const address = pathname.replace(/\/checkout$/, "");
  return { address, label: status === 404 ? errors.again : errors.toInvoice };
}

/** The refusal's own sentence, which may be shown as it is. */
function sentenceOf(error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null;
  const answer: unknown = error.data;
  const isObject = typeof answer === "object" && answer !== null;
  return isObject && "message" in answer && typeof answer.message === "string" ? answer.message : null;
}
