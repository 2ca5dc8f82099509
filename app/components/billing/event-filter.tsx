import { Form, useLocation } from "@remix-run/react";
import { Button } from "../button.tsx";

const states = [
  { value: "", label: "All" },
  { value: "received", label: "Received" },
  { value: "applied", label: "Applied" },
  { value: "ignored", label: "Ignored" },
  { value: "parked", label: "Parked" },
];

const types = [
  { value: "", label: "All" },
  { value: "payment_intent.", label: "Payments" },
  { value: "checkout.session.", label: "Checkout" },
  { value: "charge.dispute.", label: "Disputes" },
  { value: "charge.", label: "Charges" },
  { value: "refund.", label: "Refunds" },
  { value: "customer.subscription.", label: "Seats" },
  { value: "payout.", label: "Payouts" },
];

/** Narrows the events through the address; paging starts again. */
export function EventFilter() {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  return (
    <Form
      key={search}
      method="get"
      action={pathname}
      role="search"
      aria-label="Events"
      className="flex flex-wrap items-end gap-3"
    >
      <Choice name="state" label="State" options={states} chosen={params.get("state") ?? ""} />
      <Choice name="type" label="About" options={types} chosen={params.get("type") ?? ""} />
      <Button type="submit">Apply</Button>
    </Form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: string;
};

function Choice({ name, label, options, chosen }: ChoiceProps) {
  return (
    <label className="min-w-32 text-sm">
      <span className="mb-1 block text-muted">{label}</span>
      <select name={name} defaultValue={chosen} className="control">
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
