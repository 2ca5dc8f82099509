import { forMachine } from "#web/guards";

export const loader = forMachine(async () => new Response("ok"));
