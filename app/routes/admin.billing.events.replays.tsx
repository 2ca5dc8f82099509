import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { replaySince } from "#domain/inbox";
import { Card } from "#components/card";
import { FormButtons } from "#components/form-buttons";
import { FormErrors } from "#components/form-errors";
import { FormField } from "#components/form-field";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { instantIn } from "#lib/civil-date";
import { invalidField } from "#lib/errors";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Replay Stripe events");

export const loader = forAdmin(async ({ staff }) => ({ timeZone: staff.organization.timeZone }));

const form = z.object({ since: z.string("Write a day and a time.") });

export const action = forAdmin(async ({ ctx, request, context, staff }) =>
  submitForm(request, form, async (typed) => {
    const since = instantIn(staff.organization.timeZone, typed.since);
    if (!since) throw invalidField("since", "Write a day and a time.");
    const { count } = await replaySince(ctx, { since });
    const sentence = count === 1 ? "One event is applied again." : `${count} events are applied again.`;
    return flashRedirect(context, "/admin/billing/events", sentence);
  }),
);

export default function Replays() {
  const { timeZone } = useLoaderData<typeof loader>();
  const [form, fields] = usePageForm<{ since: string }>("replay-since", {});
  return (
    <Card
      title="Replay since"
      description="Asks Stripe for every event since then, also for those that never arrived, and applies all of them again. What is booked already stays."
    >
      <Form method="post" id={form.id} noValidate className="max-w-md space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FormField
          field={fields.since}
          label="Since"
          type="datetime-local"
          hint={`As the clocks of ${timeZone} show it. Stripe remembers 30 days.`}
        />
        <FormButtons submit="Replay the events" pending="Asking Stripe…" cancelTo="/admin/billing/events" />
      </Form>
    </Card>
  );
}
