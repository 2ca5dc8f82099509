import type { Context } from "#platform/context";
import { action } from "../../app/routes/api.usage.ts";
import type { UsageDesk } from "../domain/usage/desk.ts";
import { pageRequest } from "../web/page-request.ts";
import { keyOf } from "./client.ts";

export type UsageDoor = Awaited<ReturnType<typeof openUsageDoor>>;

type Answer = {
  status: number;
  message?: string;
  results?: { id: string | null; status: string; reason?: string }[];
};

/** Ways to POST to /api/usage with a fresh key of whoever the context acts as. */
export async function openUsageDoor({ world }: UsageDesk, ctx: Context = world.ctx) {
  const authorization = `Bearer ${(await keyOf(ctx)).key}`;

  async function post(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await action(
      pageRequest(world, "/api/usage", {
        method: "POST",
        headers: { Authorization: authorization, "Content-Type": "application/json", ...headers },
        body,
      }),
    );
    return { status: response.status, ...((await response.json()) as object) };
  }

  return {
    authorization,
    post,
    send: (body: unknown) => post(JSON.stringify(body)),
    sendLines: (...lines: string[]) => post(lines.join("\n"), { "Content-Type": "application/x-ndjson" }),
  };
}
