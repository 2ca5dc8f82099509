import { invalid, missing } from "./failure.ts";
import { view, listOf } from "./view.ts";
import type { Store } from "./store.ts";
import type { Kind, Tables } from "./wire.ts";

export type PageQuery = {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
};
export type Range =
  | number
  | { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined }
  | undefined;

/** One page of a list, newest first, as Stripe pages: `limit` 1 to 100, ten by default, a cursor in either direction. */
export function pageOf<K extends Kind>(
  store: Store,
  {
    kind,
    url,
    query,
    matches,
  }: { kind: K; url: string; query: PageQuery; matches: (thing: Tables[K]) => boolean },
) {
  const limit = query.limit ?? 10;
  if (limit < 1 || limit > 100) {
    const param = "limit";
    throw invalid(`This value must be between 1 and 100 (it currently is '${limit}').`, {
      code: "parameter_invalid_integer",
      param,
    });
  }
  const all = store.all(kind).reverse().filter(matches);
  const after = positionOf(all, kind, query.starting_after, "starting_after");
  const before = positionOf(all, kind, query.ending_before, "ending_before");
  const wanted =
    before === null ? all.slice(after === null ? 0 : after + 1) : all.slice(0, before).slice(-limit);
  const hasMore = before === null ? wanted.length > limit : before > limit;
  return listOf(
    wanted.slice(0, limit).map((thing) => view(store, thing)),
    url,
    { hasMore },
  );
}

function positionOf(all: { id: string }[], kind: Kind, id: string | undefined, param: string): number | null {
  if (id === undefined) return null;
  const position = all.findIndex((thing) => thing.id === id);
  if (position < 0) throw missing(kind, id, param);
  return position;
}

export function isWithin(instant: number, range: Range): boolean {
  if (range === undefined) return true;
  if (typeof range === "number") return instant === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return instant > gt && instant >= gte && instant < lt && instant <= lte;
}
