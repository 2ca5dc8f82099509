import { setTimeout } from "node:timers/promises";
import { runCommand, type Variables } from "./deployment.ts";

export type Caller = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** A caller of the running server's API, with a key from the command line. */
export async function apiCaller(variables: Variables): Promise<Caller> {
  const { stdout } = await runCommand(
    ["create-api-key", "--email", variables["ADMIN_EMAIL"] ?? "", "--label", "Tests"],
    variables,
  );
  return callerWith({ url: variables["APP_URL"] ?? "", key: stdout.trim().split("\n").at(-1) ?? "" });
}

/** A caller of the API of the server at `url`. */
export function callerWith({ url, key }: { url: string; key: string }): Caller {
  return async (procedure, input) => {
    // Queries may come by POST too, so one way of calling serves for all.
    const response = await fetch(`${url}/api/trpc/${procedure}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify(input),
    });
    const body = (await response.json()) as {
      result?: { data: Record<string, unknown> };
      error?: { message: string };
    };
    if (!body.result) throw new Error(`${procedure}: ${body.error?.message ?? response.status}`);
    return body.result.data;
  };
}

/** A client with an issued invoice of that many cents; answers the invoice. */
export async function issueInvoice(call: Caller, unitAmount: number): Promise<Record<string, unknown>> {
  const client = await call("clients.create", { name: "Acme", email: "ada@acme.test" });
  const lines = [{ description: "Work", quantity: "1", unitAmount }];
  const { id } = await call("invoices.create", { clientId: client["id"], currency: "EUR", lines });
  return call("invoices.issue", { id });
}

/** Waits for something that another process brings about. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(10);
}
