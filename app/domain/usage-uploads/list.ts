import { z } from "zod";
import { NotFound } from "#lib/errors";
import { pagingFields } from "#lib/fields";
import { readInput } from "#lib/input";
import { decodeCursor, type Page, pageOf, pageSize } from "#lib/paging";
import { type Context, organizationOf, type TxContext } from "#platform/context";

export const listUploadsInput = z.strictObject(pagingFields);

export type UploadView = {
  readonly id: string;
  readonly fileName: string;
  readonly eventCount: number;
  /** Null when it was no person. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
};

type Row = Omit<UploadView, "createdBy"> & { readonly createdById: string | null };
type Reader = Context | TxContext;

const shown = {
  id: true,
  fileName: true,
  eventCount: true,
  createdById: true,
  createdAt: true,
  undoneAt: true,
};

/** The uploads, newest first. */
export async function listUploads(
  ctx: Context,
  input: z.input<typeof listUploadsInput> = {},
): Promise<Page<UploadView>> {
  const query = readInput(listUploadsInput, input);
  const limit = pageSize(query.limit);
  const [before] = decodeCursor(query.cursor, ["string"]) ?? [];
  const rows = await ctx.db.usageUpload.findMany({
    where: { organizationId: organizationOf(ctx), ...(before !== undefined && { id: { lt: before } }) },
    select: shown,
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  return pageOf(await withNames(ctx, rows), limit, ({ id }) => [id]);
}

export async function getUpload(ctx: Reader, { id }: { id: string }): Promise<UploadView> {
  const row = await ctx.db.usageUpload.findFirst({
    where: { id, organizationId: organizationOf(ctx) },
    select: shown,
  });
  const [upload] = row ? await withNames(ctx, [row]) : [];
  if (!upload) throw new NotFound("upload");
  return upload;
}

async function withNames(ctx: Reader, rows: readonly Row[]): Promise<UploadView[]> {
  const users = await ctx.db.user.findMany({
    where: { id: { in: rows.flatMap(({ createdById }) => createdById ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map(({ createdById, ...row }) => ({ ...row, createdBy: names.get(createdById ?? "") ?? null }));
}
