import { useLoaderData } from "@remix-run/react";
import { findFirstSteps, listRecentActivity, summarizeMoney } from "#domain/overview";
import { listInvoices } from "#domain/invoices";
import { LinkButton } from "#components/button";
import { AttentionList } from "#components/overview/attention-list";
import { DraftList } from "#components/overview/draft-list";
import { FirstStepsCard } from "#components/overview/first-steps-card";
import { MoneyStats } from "#components/overview/money-stats";
import { OwedChart } from "#components/overview/owed-chart";
import { ReceivedChart } from "#components/overview/received-chart";
import { RecentActivityCard } from "#components/overview/recent-activity-card";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { loadAttention } from "#web/attention";
import { forStaff } from "#web/guards";

export const meta = () => pageTitle("Home");

const monthCount = 6;

export const loader = forStaff(async ({ ctx, staff, request }) => {
  const { locale, timeZone, name } = staff.organization;
  const seesMoney = staff.role !== "agent";
  const [steps, activity, drafts, money, attention] = await Promise.all([
    findFirstSteps(ctx),
    listRecentActivity(ctx, { limit: 8 }),
    seesMoney ? null : listInvoices(ctx, { status: "draft", limit: 5 }),
    seesMoney ? summarizeMoney(ctx, { monthCount }) : null,
    seesMoney ? loadAttention(ctx) : null,
  ]);
  const asked = new URL(request.url).searchParams.get("currency");
  const chosen = money?.find(({ currency }) => currency === asked) ?? money?.[0] ?? null;
  return {
    organizationName: name,
    locale,
    timeZone,
    steps,
    activity,
    drafts: drafts?.items ?? null,
    money,
    chosen,
    attention,
  };
});

export default function Home() {
  const { organizationName, locale, timeZone, steps, activity, ...page } = useLoaderData<typeof loader>();
  const { money, chosen, attention, drafts } = page;
  return (
    <>
      <PageHeader
        title="Home"
        description={organizationName}
        actions={
          steps.hasClient ? (
            <LinkButton to="/admin/invoices/new" variant="primary">
              New invoice
            </LinkButton>
          ) : null
        }
      />
      {steps.hasPaid ? null : <FirstStepsCard steps={steps} />}
      {money && steps.hasIssued ? <MoneyStats money={money} locale={locale} /> : null}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div className="space-y-6">
          {attention ? <AttentionList {...attention} {...{ timeZone, locale }} /> : null}
          {money && chosen && steps.hasIssued ? (
            <>
              <ReceivedChart
                summary={chosen}
                currencies={money.map(({ currency }) => currency)}
                locale={locale}
              />
              <OwedChart summary={chosen} locale={locale} />
            </>
          ) : null}
          {drafts ? <DraftList drafts={drafts} locale={locale} /> : null}
        </div>
        <RecentActivityCard {...{ activity, timeZone, locale }} />
      </div>
    </>
  );
}
