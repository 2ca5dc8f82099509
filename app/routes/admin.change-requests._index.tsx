import { useLoaderData } from "@remix-run/react";
import { countOpenChangeRequests, listChangeRequests } from "#domain/change-requests";
import { Card } from "#components/card";
import { RequestList } from "#components/change-request/request-list";
import { EmptyState } from "#components/empty-state";
import { PageHeader } from "#components/page-header";
import { pageTitle } from "#components/page-title";
import { Pager } from "#components/pager";
import { forAdmin } from "#web/guards";

export const meta = () => pageTitle("Changes that clients ask for");

export const loader = forAdmin(async ({ ctx, request, staff }) => {
  const cursor = new URL(request.url).searchParams.get("cursor");
  const { timeZone, locale } = staff.organization;
  const { items, nextCursor } = await listChangeRequests(ctx, { cursor });
  return { requests: items, nextCursor, waiting: await countOpenChangeRequests(ctx), timeZone, locale };
});

export default function ChangeRequests() {
  const { requests, nextCursor, waiting, timeZone, locale } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Changes that clients ask for"
        description={`${waiting === 1 ? "1 request waits" : `${waiting} requests wait`} for you.`}
        breadcrumbs={[{ to: "/admin/clients", label: "Clients" }]}
      />
      <Card isFlush>
        {requests.length > 0 ? (
          <RequestList {...{ requests, timeZone, locale }} />
        ) : (
          <EmptyState icon="clients" title="Nothing waits for you">
            Clients can ask for another address, tax number or name in their portal. Nothing changes before
            you say so here.
          </EmptyState>
        )}
      </Card>
      <Pager nextCursor={nextCursor} />
    </>
  );
}
