import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge } from "../badge.tsx";
import { DateText } from "../date-text.tsx";
import { MoneyText } from "../money.tsx";
import { type Column, Table } from "../table.tsx";
import { payoutLook } from "./words.ts";

type PayoutRow = {
  id: string;
  stripePayoutId: string;
  status: string;
  amount: bigint;
  currency: string;
  isItemized: boolean;
  arrivesOn: string;
};

type PayoutsTableProps = { payouts: readonly PayoutRow[]; locale: string; empty: ReactNode };

export function PayoutsTable({ payouts, locale, empty }: PayoutsTableProps) {
  const columns: Column<PayoutRow>[] = [
    {
      key: "arrives",
      header: "Arrives",
      isTitle: true,
      cell: ({ id, arrivesOn }) => (
        <Link to={`/admin/reconciliation/payouts/${id}`} className="link">
          <DateText date={arrivesOn} locale={locale} />
        </Link>
      ),
    },
    {
      key: "payout",
      header: "Payout",
      isHiddenOnPhone: true,
      cell: ({ stripePayoutId }) => <code className="break-all">{stripePayoutId}</code>,
    },
    { key: "made", header: "Made", cell: ({ isItemized }) => (isItemized ? "By Stripe" : "By hand") },
    { key: "state", header: "State", cell: ({ status }) => <PayoutBadge status={status} /> },
    {
      key: "amount",
      header: "Amount",
      align: "end",
      cell: ({ amount, currency }) => <MoneyText money={{ amount, currency }} locale={locale} />,
    },
  ];
  return <Table caption="Payouts" columns={columns} rows={payouts} rowKey={({ id }) => id} empty={empty} />;
}

export function PayoutBadge({ status }: { status: string }) {
  const [label, tone] = payoutLook(status);
  return <Badge tone={tone}>{label}</Badge>;
}
