import type { z } from "zod";
import type { Account } from "./account.ts";
import { readParams } from "./params.ts";
import type { Form } from "./form.ts";

/** One call: the account, the ids in the address and the request's parameters, already read. */
export type Call<P> = { account: Account; id: string; params: P; url: string };
export type Method = "GET" | "POST" | "DELETE";
export type Route = { method: Method; path: string; carryOut: (call: Call<Form>) => unknown };

/** A route whose parameters are read, and refused, before anything is begun. */
export function route<S extends z.ZodType>(
  method: Method,
  path: string,
  specification: S,
  carryOut: (call: Call<z.output<S>>) => unknown,
): Route {
  return {
    method,
    path,
    carryOut: (call) => carryOut({ ...call, params: readParams(specification, call.params) }),
  };
}

/** The route for this address and the id it carries ("" when it carries none), or null. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; id: string } | null {
  for (const candidate of routes) {
    if (candidate.method !== method) continue;
    const pattern = new RegExp(`^${candidate.path.replace(":id", "([^/]+)")}$`);
    const match = pattern.exec(path);
    if (match) return { route: candidate, id: decodeURIComponent(match[1] ?? "") };
  }
  return null;
}
