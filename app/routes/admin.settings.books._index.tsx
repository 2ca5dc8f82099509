import { Form, useLoaderData } from "@remix-run/react";
import { accountCodesInput, getClosing, listAccountCodes, updateAccountCodes } from "#domain/books";
import { type AccountFields, AccountRows } from "#components/books/account-rows";
import { LinkButton, SubmitButton } from "#components/button";
import { Card } from "#components/card";
import { DateText } from "#components/date-text";
import { FormErrors } from "#components/form-errors";
import { pageTitle } from "#components/page-title";
import { usePageForm } from "#components/use-page-form";
import { flashRedirect } from "#web/flash";
import { submitForm } from "#web/forms";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Books");

export const loader = forAdmin(async ({ ctx, staff }) => ({
  closing: await getClosing(ctx),
  accounts: await listAccountCodes(ctx),
  isOwner: staff.role === "owner",
  locale: staff.organization.locale,
}));

export const action = forAdmin(async ({ ctx, request, context }) =>
  submitForm(request, accountCodesInput, async (input) => {
    await updateAccountCodes(ctx, input);
    return flashRedirect(context, "/admin/settings/books", "The account codes are saved.");
  }),
);

export default function Books() {
  const { closing, accounts, isOwner, locale } = useLoaderData<typeof loader>();
  return (
    <div className="space-y-6">
      <Card
        title="Closed books"
        description="Nothing is dated in a closed time. What Stripe reports of it late is booked on the first open day."
        actions={isOwner ? <ClosingButtons isClosed={closing.until !== null} /> : null}
      >
        <p>
          {closing.until ? (
            <>
              The books are closed until <DateText date={closing.until} locale={locale} />, that day included.
            </>
          ) : (
            "All books are open."
          )}
        </p>
        {isOwner ? null : <p className="mt-1 text-muted">The owner closes and reopens them.</p>}
      </Card>
      <Codes accounts={accounts} />
    </div>
  );
}

function ClosingButtons({ isClosed }: { isClosed: boolean }) {
  return (
    <>
      <LinkButton to="/admin/settings/books/closing">Close books</LinkButton>
      {isClosed ? <LinkButton to="/admin/settings/books/reopening">Reopen</LinkButton> : null}
    </>
  );
}

function Codes({ accounts }: { accounts: readonly { account: string; code: string; name: string }[] }) {
  const [form, fields] = usePageForm<{ accounts: AccountFields[] }>("account-codes", {
    defaultValue: { accounts },
  });
  return (
    <Card
      title="Accounts"
      description="What your accountant's chart calls them; the journal is exported with these codes and names."
    >
      <Form method="post" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <AccountRows
          rows={fields.accounts.getFieldList().map((row, index) => ({
            account: accounts[index]?.account ?? "",
            fields: row.getFieldset(),
          }))}
        />
        <SubmitButton pendingLabel="Saving…">Save the accounts</SubmitButton>
      </Form>
    </Card>
  );
}
