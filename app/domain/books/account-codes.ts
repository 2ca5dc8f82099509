import { z } from "zod";
import { recordActivity } from "#domain/activity";
import type { Account } from "#domain/ledger";
import { InvalidInput } from "#lib/errors";
import { lineField } from "#lib/fields";
import { readInput } from "#lib/input";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";

type Code = { readonly code: string; readonly name: string };

/** An account of the books as the accountant's chart calls it. */
export type AccountCode = Code & { readonly account: Account };

/** In the order of a usual chart: what is owned, what is owed, what came in, what was spent. */
const defaults: Record<Account, Code> = {
  bank: { code: "1000", name: "Bank" },
  stripe_clearing: { code: "1050", name: "Stripe clearing" },
  receivable: { code: "1200", name: "Accounts receivable" },
  disputes: { code: "1290", name: "Payments in dispute" },
  client_credit: { code: "2100", name: "Client credit" },
  tax_payable: { code: "2200", name: "Tax payable" },
  suspense: { code: "2900", name: "Suspense" },
  revenue: { code: "4000", name: "Revenue" },
  refunds: { code: "4900", name: "Refunds" },
  rounding: { code: "4950", name: "Rounding" },
  stripe_fees: { code: "6100", name: "Stripe fees" },
  write_offs: { code: "6200", name: "Write-offs" },
  currency_exchange: { code: "6300", name: "Currency exchange" },
  other_stripe_activity: { code: "6900", name: "Other Stripe activity" },
};

export const accounts = Object.keys(defaults) as readonly Account[];

export const accountCodesInput = z.strictObject({
  accounts: z
    .array(
      z.strictObject({
        account: z.enum(accounts, "There is no such account."),
        code: lineField("The code", 20),
        name: lineField("The name", 80),
      }),
    )
    .max(accounts.length, "Name each account once."),
});

/** Every account with its code and name, the usual ones where nothing was set. */
export async function listAccountCodes(ctx: Context | TxContext): Promise<AccountCode[]> {
  const rows = await ctx.db.accountCode.findMany({ where: { organizationId: organizationOf(ctx) } });
  const set = new Map(rows.map(({ account, code, name }) => [account, { code, name }]));
  return accounts.map((account) => ({ account, ...(set.get(account) ?? defaults[account]) }));
}

/** Sets the codes and names of the accounts that are named. Throws InvalidInput where two accounts would share a code. */
export async function updateAccountCodes(
  ctx: Context,
  given: z.input<typeof accountCodesInput>,
): Promise<AccountCode[]> {
  const input = readInput(accountCodesInput, given);
  return inTransaction(ctx, async (tx) => {
    const before = await listAccountCodes(tx);
    for (const row of input.accounts) await store(tx, row);
    const after = await listAccountCodes(tx);
    requireOwnCodes(after, input.accounts);
    const changed = after.filter(({ code, name }, index) => {
      const was = before[index];
      return was?.code !== code || was.name !== name;
    });
    if (changed.length > 0)
      await recordActivity(tx, {
        verb: "changed the account codes of",
        subjectKind: "organization",
        subjectId: organizationOf(tx),
        after: Object.fromEntries(changed.map(({ account, code, name }) => [account, `${code} ${name}`])),
      });
    return after;
  });
}

async function store(tx: TxContext, { account, code, name }: AccountCode): Promise<void> {
  const organizationId = organizationOf(tx);
  await tx.db.accountCode.upsert({
    where: { organizationId_account: { organizationId, account } },
    create: { organizationId, account, code, name },
    update: { code, name },
  });
}

function requireOwnCodes(all: readonly AccountCode[], typed: readonly AccountCode[]): void {
  const problems = typed.flatMap(({ account, code }, index) => {
    const other = all.find((one) => one.code === code && one.account !== account);
    return other ? [{ path: `accounts.${index}.code`, message: `${other.name} has this code already.` }] : [];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}
