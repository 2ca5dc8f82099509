import { writeFileSync } from "node:fs";
import { benchClientWeight } from "./client-weight.ts";
import { benchHome } from "./home.ts";
import { benchInviteAction } from "./invite-action.ts";
import { benchInviteRows } from "./invite-rows.ts";
import { benchInvites } from "./invites.ts";
import { benchIssue } from "./issue.ts";
import { benchManyInvoices } from "./many-invoices.ts";
import { benchPages } from "./pages.ts";
import { benchProve } from "./prove.ts";
import { benchQueue } from "./queue.ts";
import { benchReconciliation } from "./reconciliation.ts";
import { benchStart } from "./start.ts";
import { benchSweep } from "./sweep.ts";
import { type Measured, renderTable } from "./table.ts";
import { benchUsageBilling } from "./usage-billing.ts";
import { benchUsageIngest } from "./usage-ingest.ts";
import { benchWebhooks } from "./webhooks.ts";

/**
 * Every benchmark as a ratio against a floor that is measured in the same run; exit 1 when one is missed. With names it
 * runs only those, and leaves the document as it is.
 */
const benches: Readonly<Record<string, () => Promise<Measured[]>>> = {
  start: benchStart,
  pages: benchPages,
  "client-weight": benchClientWeight,
  invites: benchInvites,
  "invite-rows": benchInviteRows,
  "invite-action": benchInviteAction,
  sweep: benchSweep,
  queue: benchQueue,
  "many-invoices": benchManyInvoices,
  home: benchHome,
  issue: () => benchIssue(),
  webhooks: benchWebhooks,
  prove: () => benchProve(),
  reconciliation: () => benchReconciliation(),
  "usage-ingest": () => benchUsageIngest(),
  "usage-billing": benchUsageBilling,
};
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0)
  throw new Error(`There is no benchmark ${unknown.join(", ")}, only ${Object.keys(benches).join(", ")}.`);

const measured: Measured[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const rows = await bench();
  console.log(`${name}\n${renderTable(rows)}\n`);
  measured.push(...rows);
}

if (asked.length === 0)
  writeFileSync(
    "docs/benchmarks.md",
    `# Benchmarks

\`npm run bench\` runs each pair interleaved, five times, and takes the median; \`npm run bench -- --full\` with the great
numbers, \`npm run bench -- prove home\` some of them alone. Ratios hold on any machine; the absolute figures are those of the
machine that made this table last (Node ${process.version}).

${renderTable(measured)}
`,
  );
process.exitCode = measured.every(({ holds }) => holds) ? 0 : 1;
