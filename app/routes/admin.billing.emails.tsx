import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listOutbox } from "#domain/outbox";
import { EmailsTable } from "#components/billing/emails-table";
import { StateFilter } from "#components/billing/state-filter";
import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { PostButton } from "#components/post-button";
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
    ...(await listOutbox(ctx, { cursor, ...(state ? { state } : {}) })),
    state: state ?? null,
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
  const { items, nextCursor, state, zone } = useLoaderData<typeof loader>();
  const hasFailed = items.some((email) => email.state === "failed");
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <StateFilter label="E-mails by state" options={states} />
        {hasFailed ? <RetryAll /> : null}
      </div>
      <Card isFlush>
        <EmailsTable emails={items} {...zone} empty={state === "failed" ? <NobodyMissed /> : <NoEmails />} />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}

function RetryAll() {
  return (
    <PostButton
      action="/admin/billing/emails/retries"
      confirm={{
        title: "Send all failed e-mails again?",
        body: "What failed because of an address fails again until the address is put right.",
        confirmLabel: "Send all again",
      }}
    >
      Send all failed again
    </PostButton>
  );
}

function NobodyMissed() {
  return (
    <EmptyState icon="check" title="Everybody got their e-mails">
      What a mail server refuses or sends back is listed here, with who did not get what, and why.
    </EmptyState>
  );
}

function NoEmails() {
  return (
    <EmptyState icon="billing" title="No e-mails">
      Every e-mail is written down here before it is sent, and counts as sent when the mail server said so.
    </EmptyState>
  );
}
