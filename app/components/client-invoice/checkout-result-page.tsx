import type { Texts } from "#lib/texts/languages";
import { buttonClasses } from "../button.tsx";
import { useTexts } from "../texts.tsx";
import { ClientNotice } from "./client-notice.tsx";

type Result = "paid" | "on its way" | "failed" | "not paid";

export type CheckoutResultPageProps = {
  result: Result;
  address: string;
  /** Null for who does not have the invoice open. */
  invoiceAt: string | null;
};

/** What became of a payment, for whoever comes back from Checkout, and the ways on from there. */
export function CheckoutResultPage({ result, address, invoiceAt }: CheckoutResultPageProps) {
  const { paid, errors } = useTexts();
  const { title, text } = wordsOf(result, paid);
  return (
    <ClientNotice
      title={title}
      action={
        <p className="flex flex-wrap gap-2">
          {result === "not paid" ? (
            <a href={address} className={buttonClasses("secondary")}>
              {paid.lookAgain}
            </a>
          ) : null}
          <a href={invoiceAt ?? "/portal"} className={buttonClasses("secondary")}>
            {invoiceAt === null ? errors.toPortal : paid.toInvoice}
          </a>
        </p>
      }
    >
      {text}
    </ClientNotice>
  );
}

function wordsOf(result: Result, { paid, onItsWay, failed, notPaid }: Texts["paid"]) {
  const words = { paid, "on its way": onItsWay, failed, "not paid": notPaid };
  return words[result];
}
