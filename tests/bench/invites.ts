import { type Desk, startDesk } from "../demo/desk.ts";
import { atMost, type Measured, median, percentile, shown } from "./table.ts";

const rounds = 5;
const invitesPerRound = 200;

/** An invite's answer while Stripe hangs, against the same while Stripe is well, one after the other in turn. */
export async function benchInvites(): Promise<Measured[]> {
  const well = await startDesk();
  const hanging = await startDesk();
  await hanging.surroundings.stripe.faults.add({ kind: "hang", when: "before" });
  try {
    const ratios = { p50: [] as number[], p99: [] as number[] };
    const halves: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const times = { well: [] as number[], hanging: [] as number[] };
      for (let index = 0; index < invitesPerRound; index += 1) {
        times.well.push(await timeInvite(well, `agent-${round}-${index}@bench.test`));
        times.hanging.push(await timeInvite(hanging, `agent-${round}-${index}@bench.test`));
      }
      if (round === 0) continue;
      ratios.p50.push(percentile(times.hanging, 0.5) / percentile(times.well, 0.5));
      ratios.p99.push(percentile(times.hanging, 0.99) / percentile(times.well, 0.99));
      halves.push(percentile(times.hanging, 0.5));
    }
    return [
      atMost("invite, Stripe hanging against well: p50", median(ratios.p50), 1.1),
      atMost("invite, Stripe hanging against well: p99", median(ratios.p99), 1.5),
      shown("invite while Stripe hangs: p50", median(halves), "ms"),
    ];
  } finally {
    await Promise.all([well.stop(), hanging.stop()]);
  }
}

async function timeInvite({ url, cookie }: Desk, email: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/admin/agents?index`, {
    method: "POST",
    headers: { Origin: url, Cookie: cookie },
    body: new URLSearchParams({ email, role: "agent" }),
    redirect: "manual",
  });
  await response.text();
  if (response.status >= 400) throw new Error(`The invite answered ${response.status}.`);
  return performance.now() - startedAt;
}
