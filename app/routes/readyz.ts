import { forMachine } from "#web/guards";
import { findTrouble } from "#web/readiness";

/** 200 only when database and queue are well; the migrations were applied before the first request. */
export const loader = forMachine(async ({ context }) => {
  const trouble = await findTrouble(context);
  return trouble === null ? new Response("ready") : new Response(trouble, { status: 503 });
});
