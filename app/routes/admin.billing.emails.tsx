import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listEmails } from "#domain/delivery";
import { EmailsTable } from "#components/billing/emails-table";
import { StateFilter } from "#components/billing/state-filter";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { emailStates } from "#lib/statuses";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("E-mails");

const query = z.object({
  state: z.enum(emailStates, "There is no such state of an e-mail.").optional(),
  cursor: z.string().optional(),
});

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const { state, cursor = null } = readListQuery(request, query);
  return {
    ...(await listEmails(ctx, { cursor, ...(state ? { state } : {}) })),
    zone: { timeZone: staff.organization.timeZone, locale: staff.organization.locale },
  };
});

const states = [
  { value: "queued", label: "Queued" },
  { value: "sent", label: "Sent" },
  { value: "failed", label: "Failed" },
  { value: "withdrawn", label: "Not needed" },
];

export default function Emails() {
  const { items, nextCursor, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <StateFilter label="E-mails by state" options={states} />
      <Card isFlush>
        <EmailsTable
          emails={items}
          {...zone}
          empty={
            <EmptyState icon="billing" title="No e-mails">
              Every e-mail is written down here before it is sent, and counts as sent when the mail server
              said so.
            </EmptyState>
          }
        />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
