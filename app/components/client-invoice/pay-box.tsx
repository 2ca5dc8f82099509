import { formatMoney } from "#lib/money";
import { Banner } from "../banner.tsx";
import { buttonClasses } from "../button.tsx";
import { MoneyField } from "../inputs.tsx";
import { MoneyText } from "../money.tsx";
import type { ClientInvoicePageData, RefusedAmount } from "./page-data.ts";

export type PayBoxProps = {
  page: Pick<
    ClientInvoicePageData,
    "address" | "invoice" | "payments" | "due" | "locale" | "whyNotPayable" | "suggested"
  >;
  refused?: RefusedAmount;
};

/** What there is to do: pay, wait, or nothing. A plain form, because this page has no scripts. */
export function PayBox({ page, refused }: PayBoxProps) {
  const { due, locale, payments } = page;
  const { status, paymentStatus } = page.invoice;
  const coming = payments.find(({ state }) => state === "processing");
  if (coming)
    return (
      <Banner tone="info" title="Your payment is on its way">
        {coming.amount < due.amount
          ? `There is nothing to do for now. Once the ${formatMoney(coming, locale)} have arrived, the rest can be paid here.`
          : "There is nothing more to do. A receipt follows by e-mail as soon as it has arrived."}
      </Banner>
    );
  if (status === "void") return <Banner tone="warning" title="This invoice is void. Nothing is due." />;
  if (paymentStatus === "refunded")
    return <Banner tone="info" title="What was paid for this invoice was given back." />;
  if (status === "paid") return <Banner tone="success" title="This invoice is paid. Thank you!" />;
  return (
    <div className="space-y-3">
      {payments.at(-1)?.state === "failed" && !refused ? (
        <Banner tone="warning" title="The last payment did not go through">
          Nothing was paid with it. Please try again, or pay in another way.
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-4 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
        <p>
          <span className="block text-sm text-muted">Amount due</span>
          <MoneyText money={due} locale={locale} className="text-2xl font-semibold" />
        </p>
        <PayForm page={page} {...(refused && { refused })} />
      </div>
    </div>
  );
}

function PayForm({ page, refused }: PayBoxProps) {
  const { address, due, locale, whyNotPayable, suggested } = page;
  if (whyNotPayable !== null)
    return whyNotPayable ? (
      <p className="max-w-sm text-muted">
        {whyNotPayable} Please pay in another way, such as a bank transfer that names this invoice.
      </p>
    ) : null;
  const mayChoose = suggested !== null || refused !== undefined;
  return (
    <form
      method="post"
      action={`${address}/checkout`}
      className={mayChoose ? "w-full max-w-sm space-y-3" : "max-sm:w-full"}
    >
      {mayChoose ? (
        <MoneyField
          id="amount"
          name="amount"
          label="Amount to pay"
          hint="All of it, or as much as you like for now."
          currency={due.currency}
          defaultValue={refused?.typed ?? suggested ?? ""}
          errors={refused && [refused.problem]}
          autoFocus={refused !== undefined}
        />
      ) : null}
      <button type="submit" className={buttonClasses("primary", mayChoose ? "w-full" : "max-sm:w-full")}>
        {mayChoose ? (
          "Continue to payment"
        ) : (
          <>
            Pay <MoneyText money={due} locale={locale} />
          </>
        )}
      </button>
    </form>
  );
}
