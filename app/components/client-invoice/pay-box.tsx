import { formatMoney } from "#lib/money";
import { Banner } from "../banner.tsx";
import { buttonClasses } from "../button.tsx";
import { classes } from "../classes.ts";
import { MoneyField } from "../inputs.tsx";
import { MoneyText } from "../money.tsx";
import { useTexts } from "../texts.tsx";
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
  const { pay: words } = useTexts();
  const { due, locale, payments } = page;
  const { status, paymentStatus } = page.invoice;
  const coming = payments.find(({ state }) => state === "processing");
  if (coming)
    return (
      <Banner tone="info" title={words.onItsWay}>
        {coming.amount < due.amount ? words.restLater(formatMoney(coming, locale)) : words.nothingMore}
      </Banner>
    );
  if (status === "void") return <Banner tone="warning" title={words.isVoid} />;
  if (paymentStatus === "refunded") return <Banner tone="info" title={words.givenBack} />;
  if (status === "paid") return <Banner tone="success" title={words.isPaid} />;
  return (
    <div className="space-y-3">
      {payments.at(-1)?.state === "failed" && !refused ? (
        <Banner tone="warning" title={words.failedTitle}>
          {words.failedText}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-4 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5">
        <p>
          <span className="block text-sm text-muted">{words.amountDue}</span>
          <MoneyText money={due} locale={locale} className="text-2xl font-semibold" />
        </p>
        <PayForm page={page} {...(refused && { refused })} />
      </div>
    </div>
  );
}

function PayForm({ page, refused }: PayBoxProps) {
  const { pay: words } = useTexts();
  const { address, due, locale, whyNotPayable, suggested } = page;
  if (whyNotPayable !== null)
    return (
      <p className="max-w-sm text-muted">
        {whyNotPayable ? `${whyNotPayable} ${words.anotherWay}` : words.byTransfer(page.invoice.number ?? "")}
      </p>
    );
  const mayChoose = suggested !== null || refused !== undefined;
  return (
    <form
      method="post"
      action={`${address}/checkout`}
      className={classes("print:hidden", mayChoose ? "w-full max-w-sm space-y-3" : "max-sm:w-full")}
    >
      {mayChoose ? (
        <MoneyField
          id="amount"
          name="amount"
          label={words.amountToPay}
          hint={words.amountHint}
          currency={due.currency}
          defaultValue={refused?.typed ?? suggested ?? ""}
          errors={refused && [refused.problem]}
          autoFocus={refused !== undefined}
        />
      ) : null}
      <button type="submit" className={buttonClasses("primary", mayChoose ? "w-full" : "max-sm:w-full")}>
        {mayChoose ? words.goOn : words.pay(formatMoney(due, locale))}
      </button>
    </form>
  );
}
