import { answerUsage } from "#web/usage-api";
import { forMachine } from "#web/guards";

export const loader = forMachine(
  async () => new Response("Usage events are posted here.", { status: 405, headers: { Allow: "POST" } }),
);

export const action = forMachine(answerUsage);
