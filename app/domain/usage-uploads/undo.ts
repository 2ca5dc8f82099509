import { recordActivity } from "#domain/activity";
import { takeBack } from "#domain/usage";
import { type Context, inTransaction } from "#platform/context";
import { UploadUndone } from "./errors.ts";
import { getUpload } from "./list.ts";

/**
 * Takes back every event of an upload that is not taken back yet, all in one; what was billed of them becomes
 * adjustments. Answers how many. Throws NotFound, and UploadUndone the second time.
 */
export function undoUpload(ctx: Context, { id }: { id: string }): Promise<{ takenBack: number }> {
  return inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, { id });
    if (upload.undoneAt) throw new UploadUndone();
    const events = await tx.db.usageEvent.findMany({
      where: { uploadId: id },
      select: { number: true },
      orderBy: { number: "asc" },
    });
    const takenBack = await takeBack(
      tx,
      events.map(({ number }) => number),
    );
    await tx.db.usageUpload.update({ where: { id }, data: { undoneAt: tx.clock.now() } });
    await recordActivity(tx, {
      verb: "undid",
      subjectKind: "usage_upload",
      subjectId: id,
      after: { fileName: upload.fileName, takenBack },
    });
    return { takenBack };
  });
}
