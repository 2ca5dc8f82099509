import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { ClientErrorPage } from "./client-error-page.tsx";
import { ClientInvoicePage } from "./client-invoice-page.tsx";
import type { RefusedPayment } from "./page-data.ts";

/** Why the way to Checkout was refused: beside the amount where that is to be mended, otherwise on a page of its own. */
export function RefusedPaymentPage() {
  const error = useRouteError();
  const answer: unknown = isRouteErrorResponse(error) ? error.data : null;
  return isRefusedPayment(answer) ? <ClientInvoicePage {...answer} /> : <ClientErrorPage />;
}

function isRefusedPayment(answer: unknown): answer is RefusedPayment {
  return typeof answer === "object" && answer !== null && "page" in answer && "refused" in answer;
}
