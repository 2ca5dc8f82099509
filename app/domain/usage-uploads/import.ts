import { recordActivity } from "#domain/activity";
import { getOrganization } from "#domain/organizations";
import { ingestUsage } from "#domain/usage";
import { invalidField } from "#lib/errors";
import { newId } from "#lib/ids";
import { type Context, organizationOf, type TxContext } from "#platform/context";
import { NothingToImport } from "./errors.ts";
import { identifyRows } from "./identify.ts";
import { judge, type JudgedRow } from "./preview.ts";
import { readUpload, type UploadSource } from "./read-upload.ts";

export type ImportedUpload = {
  readonly id: string;
  readonly imported: number;
  /** The rows that were counted already. */
  readonly known: readonly JudgedRow[];
  readonly refused: readonly JudgedRow[];
};

/**
 * Imports the good rows of a table as one upload, all of them or none; the others are answered with their reasons. Throws
 * InvalidInput for what is no table, NothingToImport when no row is new and good.
 */
export async function importUpload(
  ctx: Context,
  { fileName, source }: { readonly fileName: string; readonly source: UploadSource },
): Promise<ImportedUpload> {
  const name = fileName.trim().slice(0, 200) || "usage.csv";
  if (/[\p{Cc}\p{Cs}]/u.test(name)) throw invalidField("fileName", "The name of the file cannot be read.");
  const { timeZone } = await getOrganization(ctx);
  const { rows } = readUpload(source, { timeZone });
  const id = newId();
  const results = await ingestUsage(ctx, await identifyRows(ctx, rows), {
    uploadId: id,
    first: (tx) => create(tx, { id, fileName: name }),
    also: (tx, accepted) => finish(tx, { id, fileName: name, eventCount: accepted.size }),
  });
  const judged = rows.map((row, index) => judge(row, results[index]));
  const of = (verdict: JudgedRow["verdict"]) => judged.filter((row) => row.verdict === verdict);
  if (of("good").length === 0) throw new NothingToImport();
  return { id, imported: of("good").length, known: of("known"), refused: of("refused") };
}

/** Its events name it, so it comes before them. */
async function create(tx: TxContext, { id, fileName }: { id: string; fileName: string }): Promise<void> {
  const { actor } = tx;
  await tx.db.usageUpload.create({
    data: {
      ...{ id, fileName, eventCount: 0 },
      organizationId: organizationOf(tx),
      createdById: "userId" in actor ? actor.userId : null,
      createdAt: tx.clock.now(),
    },
  });
}

async function finish(tx: TxContext, { id, ...after }: { id: string; fileName: string; eventCount: number }) {
  if (after.eventCount === 0) throw new NothingToImport();
  await tx.db.usageUpload.update({ where: { id }, data: { eventCount: after.eventCount } });
  await recordActivity(tx, { verb: "imported", subjectKind: "usage_upload", subjectId: id, after });
}
