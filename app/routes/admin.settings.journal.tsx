import { useLoaderData } from "@remix-run/react";
import { listAccountCodes } from "#domain/books";
import { showJournal, showJournalInput } from "#domain/exports";
import { trialBalance } from "#domain/ledger";
import { Banner } from "#components/banner";
import { EntryList } from "#components/books/entry-list";
import { JournalFilter } from "#components/books/journal-filter";
import { TrialBalance } from "#components/books/trial-balance";
import { Card } from "#components/card";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { todayIn } from "#lib/civil-date";
import { forAdmin } from "#web/guards";
import { readListQuery } from "#web/list-query";

export const meta = () => pageTitle("Journal");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const query = readListQuery(request, showJournalInput);
  const [balance, journal, accounts] = await Promise.all([
    trialBalance(ctx),
    showJournal(ctx, query),
    listAccountCodes(ctx),
  ]);
  const { timeZone, locale } = staff.organization;
  const today = todayIn(timeZone, ctx.clock.now());
  const { from = `${today.slice(0, 8)}01`, to = today } = query;
  return { balance, ...journal, accounts, period: { from, to }, zone: { timeZone, locale } };
});

export default function Journal() {
  const { balance, items, nextCursor, accounts, period, zone } = useLoaderData<typeof loader>();
  return (
    <>
      {balance.balanced ? null : (
        <Banner tone="danger" title="Debits and credits differ">
          Prove the books, and compare them with a backup.
        </Banner>
      )}
      <Card title="Trial balance" description="What stands on every account, per currency." isFlush>
        <TrialBalance rows={balance.accounts} accounts={accounts} locale={zone.locale} />
      </Card>
      <JournalFilter accounts={accounts} period={period} />
      <Card title="Journal" description="Newest entry first; nothing here ever changes." isFlush>
        <EntryList entries={items} accounts={accounts} {...zone} />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
