import type { InvoiceStatus, PaymentStatus } from "#lib/statuses";
import type { Money } from "#lib/money";
import { Banner } from "../banner.tsx";
import { buttonClasses } from "../button.tsx";
import { MoneyText } from "../money.tsx";

export type PayBoxProps = {
  invoiceId: string;
  status: InvoiceStatus;
  paymentStatus: PaymentStatus;
  due: Money;
  locale: string;
  /** Null when it can be paid here; otherwise the sentence that says why not, empty when there is nothing to say. */
  whyNotPayable: string | null;
  /** Whether the newest try to pay failed. */
  hasFailed: boolean;
};

/** What there is to do: pay, wait, or nothing. A plain form, because this page has no scripts. */
export function PayBox(props: PayBoxProps) {
  const { status, paymentStatus, due, locale, hasFailed } = props;
  if (paymentStatus === "processing")
    return (
      <Banner tone="info" title="Your payment is on its way">
        There is nothing more to do. A receipt follows by e-mail as soon as it has arrived.
      </Banner>
    );
  if (status === "void") return <Banner tone="warning" title="This invoice is void. Nothing is due." />;
  if (status === "paid") return <Banner tone="success" title="This invoice is paid. Thank you!" />;
  return (
    <div className="space-y-3">
      {hasFailed ? (
        <Banner tone="warning" title="The last payment did not go through">
          Nothing was paid with it. Please try again, or pay in another way.
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-4 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
        <p>
          <span className="block text-sm text-muted">Amount due</span>
          <MoneyText money={due} locale={locale} className="text-2xl font-semibold" />
        </p>
        <PayForm {...props} />
      </div>
    </div>
  );
}

function PayForm({ invoiceId, due, locale, whyNotPayable }: PayBoxProps) {
  if (whyNotPayable !== null)
    return whyNotPayable ? <p className="max-w-sm text-muted">{whyNotPayable}</p> : null;
  return (
    <form method="post" action={`/invoice/${invoiceId}/checkout`} className="max-sm:w-full">
      <button type="submit" className={buttonClasses("primary", "max-sm:w-full")}>
        Pay <MoneyText money={due} locale={locale} />
      </button>
    </form>
  );
}
