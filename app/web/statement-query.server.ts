import { clientStatement, type Statement, usualStatement } from "#domain/statements";
import type { Context } from "#platform/context";

/** The statement that an address asks for; what it leaves out is the year so far in the client's currency. */
export async function findStatement(
  ctx: Context,
  { clientId, url }: { clientId: string; url: string },
): Promise<{ statement: Statement; currencies: readonly string[] }> {
  const { searchParams } = new URL(url);
  const { currencies, ...usual } = await usualStatement(ctx, { clientId });
  const asked = Object.fromEntries(
    ["from", "to", "currency"].flatMap((name) => {
      const value = searchParams.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  return { statement: await clientStatement(ctx, { clientId, ...usual, ...asked }), currencies };
}
