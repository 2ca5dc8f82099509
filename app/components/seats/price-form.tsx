import { Form } from "@remix-run/react";
import { seatPriceInWords, type SeatPriceShown } from "#lib/seat-price-words";
import { LinkButton, SubmitButton } from "../button.tsx";
import { FormErrors } from "../form-errors.tsx";
import { FormField } from "../form-field.tsx";
import type { SelectOption } from "../inputs.tsx";
import { TextLink } from "../text-link.tsx";
import { usePageForm } from "../use-page-form.tsx";

type Choice = SeatPriceShown & { id: string; name: string };

type PriceFormProps = {
  /** The price that is wanted or, if none other is, the present one. */
  priceId: string;
  /** Null when there is nothing to choose from and the id is to be typed; `whyTyped` says why. */
  choices: readonly Choice[] | null;
  whyTyped: string;
  locale: string;
};

/** Chosen from what Stripe offers, or typed when Stripe does not answer or the price is not among them. */
export function PriceForm({ priceId, choices, whyTyped, locale }: PriceFormProps) {
  const [form, fields] = usePageForm<{ priceId: string }>("seat-price", { defaultValue: { priceId } });
  const options = choices && optionsOf(choices, { priceId, locale });
  const isOffered = options?.some(({ value }) => value === fields.priceId.initialValue) ?? false;
  return (
    <Form method="post" id={form.id} noValidate className="max-w-xl space-y-4">
      <FormErrors id={form.errorId} errors={form.errors} />
      {options && isOffered ? (
        <>
          <FormField field={fields.priceId} label="Price" control="select" options={options} />
          <p className="text-sm">
            <TextLink to="/admin/settings/seats/price?typed">Type a price id instead</TextLink>
          </p>
        </>
      ) : (
        <FormField
          field={fields.priceId}
          label="Price id at Stripe"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          hint={whyTyped}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel="Changing…">Change the price</SubmitButton>
        <LinkButton to="/admin/settings/seats" variant="quiet">
          Back
        </LinkButton>
      </div>
    </Form>
  );
}

/** A price that is not on sale any more is offered as long as seats have it. */
function optionsOf(
  choices: readonly Choice[],
  { priceId, locale }: { priceId: string; locale: string },
): SelectOption[] {
  const offered = choices.map((choice) => ({ value: choice.id, label: choiceInWords(choice, locale) }));
  const isKnown = choices.some(({ id }) => id === priceId);
  return isKnown ? offered : [{ value: priceId, label: `The price until now (${priceId})` }, ...offered];
}

function choiceInWords({ id, name, ...price }: Choice, locale: string): string {
  return `${name ? `${name}: ` : ""}${seatPriceInWords(price, locale)} (${id})`;
}
