import type { Context } from "#platform/context";

/** The context with a count of the transactions and of the queries outside of them. */
export function counted(ctx: Context) {
  const count = { transactions: 0, queries: 0 };
  const { database } = ctx.parts;
  const db = new Proxy(ctx.db, {
    get: (target, name) => {
      count.queries += 1;
      const value = Reflect.get(target, name) as unknown;
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  const transaction: typeof database.transaction = (work) => {
    count.transactions += 1;
    return database.transaction(work);
  };
  return { count, ctx: { ...ctx, db, parts: { ...ctx.parts, database: { ...database, transaction } } } };
}
