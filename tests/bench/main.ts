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

/** Every benchmark as a ratio against a floor that is measured in the same run; exit 1 when one is missed. */
const benches = [
  benchStart,
  benchPages,
  benchClientWeight,
  benchInvites,
  benchInviteRows,
  benchInviteAction,
  benchSweep,
  benchQueue,
  benchManyInvoices,
  benchHome,
  () => benchIssue(),
  benchWebhooks,
  () => benchProve(),
  () => benchReconciliation(),
  () => benchUsageIngest(),
  benchUsageBilling,
];
const measured: Measured[] = [];
for (const bench of benches) measured.push(...(await bench()));

const table = renderTable(measured);
console.log(table);
writeFileSync(
  "docs/benchmarks.md",
  `# Benchmarks

\`npm run bench\` runs each pair interleaved, five times, and takes the median. Ratios hold on any machine; the absolute
figures are those of the machine that made this table last (Node ${process.version}).

${table}
`,
);
process.exitCode = measured.every(({ holds }) => holds) ? 0 : 1;
