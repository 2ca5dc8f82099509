import type { Office } from "./offices.ts";
import type { FaultWorld } from "./world.ts";

let invited = 0;

/** Invites an agent to the office, from the page's form and through the API in turn. Throws unless it succeeds. */
export async function invite({ url, journal }: FaultWorld, { name, call, cookie }: Office): Promise<void> {
  invited += 1;
  const email = `agent-${invited}@${name}.test`;
  journal.add("inviting", email);
  if (invited % 2 === 0) await call("agents.invite", { email });
  else await post(`${url}/admin/agents?index`, { cookie, fields: { email, role: "agent" } });
  journal.add("invited", email);
}

/** What a browser does with a form. */
export async function post(
  address: string,
  { cookie, fields = {} }: { cookie: string; fields?: Record<string, string> },
): Promise<void> {
  const response = await fetch(address, {
    method: "POST",
    headers: { Origin: new URL(address).origin, Cookie: cookie },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  const page = await response.text();
  // Whoever is refused or not signed in is not sent back to the page the form is on.
  const isDone = response.status >= 300 && response.status < 400;
  if (!isDone || response.headers.get("location")?.startsWith("/login"))
    throw new Error(`${address} answered ${response.status}: ${page.slice(0, 200)}`);
}

/** One invite per office while nothing that is asked of Stripe is replied to. Answers where in the journal that was. */
export async function inviteBehindTheGate(
  world: FaultWorld,
  offices: readonly Office[],
  ready: () => Promise<void> = async () => undefined,
): Promise<{ closed: number; answered: number }> {
  const closed = world.gate.close();
  try {
    await ready();
    await Promise.all(offices.map((office) => invite(world, office)));
    return { closed, answered: world.journal.length };
  } finally {
    world.gate.open();
  }
}
