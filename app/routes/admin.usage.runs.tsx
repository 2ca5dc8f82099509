import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listBillingRuns, startBilling } from "#domain/billing-runs";
import { findClient } from "#domain/clients";
import { AskAgain } from "#components/ask-again";
import { Banner } from "#components/banner";
import { Card } from "#components/card";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { BillingRunsTable } from "#components/usage/billing-runs-table";
import { DueCard } from "#components/usage/due-card";
import { DueForm } from "#components/usage/due-form";
import { UsageHeader } from "#components/usage/usage-header";
import { askedFor, loadDue, readAsked, withNames } from "#web/billing-due";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";
import { filterChoices } from "#web/usage-choices";

export const meta = () => pageTitle("Billing runs");

const page = "/admin/usage/runs";

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const { searchParams } = new URL(request.url);
  const { locale, timeZone } = staff.organization;
  const typed = readAsked(searchParams);
  const asked = await askedFor(ctx, typed, timeZone);
  const [runs, { clients }] = await Promise.all([
    listBillingRuns(ctx, { cursor: searchParams.get("cursor"), limit: 10 }),
    filterChoices(ctx),
  ]);
  const isUnderWay = runs.items.some(({ state }) => state !== "done");
  return {
    typed,
    problem: asked.problem,
    isBillable: asked.isBillable,
    // What is being billed just now would be seen half.
    due: asked.input && !isUnderWay ? await loadDue(ctx, asked.input) : null,
    isUnderWay,
    runs: await Promise.all(
      runs.items.map(async ({ clientId, problems, ...run }) => ({
        ...run,
        clientName: clientId && ((await findClient(ctx, { id: clientId }))?.name ?? "Nobody"),
        problems: await withNames(ctx, problems),
      })),
    ),
    nextCursor: runs.nextCursor,
    clients,
    zone: { locale, timeZone },
  };
});

export const action = forAdmin(async ({ ctx, request, context, staff }) => {
  const asked = await askedFor(ctx, readAsked(await request.formData()), staff.organization.timeZone);
  if (asked.problem) return data({ refusal: asked.problem.message }, { status: 422 });
  if (!asked.isBillable)
    return data({ refusal: "A day to come cannot be billed yet. Choose today or an earlier day." }, 422);
  await startBilling(ctx, asked.input);
  return flashRedirect(context, page, "What is due is being billed.");
});

export default function BillingRuns() {
  const { due, isUnderWay, isBillable, runs, nextCursor, zone, ...form } = useLoaderData<typeof loader>();
  const refusal = useActionData<{ refusal: string }>()?.refusal;
  return (
    <>
      {refusal ? <Banner tone="danger">{refusal}</Banner> : null}
      <UsageHeader isAdmin />
      {isUnderWay ? (
        <Banner title="A run is under way">
          What is due is shown when it has ended. This page follows by itself.
          <AskAgain />
        </Banner>
      ) : (
        <DueForm {...form} />
      )}
      {due ? <DueCard {...due} fields={form.typed} isBillable={isBillable} locale={zone.locale} /> : null}
      <Card title="Runs" isFlush>
        <BillingRunsTable runs={runs} {...zone} />
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
