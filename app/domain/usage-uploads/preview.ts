import { getOrganization } from "#domain/organizations";
import { type IngestResult, previewUsage } from "#domain/usage";
import type { Context } from "#platform/context";
import { identifyRows } from "./identify.ts";
import { readUpload, type UploadRow, type UploadSource } from "./read-upload.ts";

export type JudgedRow = UploadRow & {
  readonly verdict: "good" | "known" | "refused";
  /** Why it is not good; null for a good one. */
  readonly reason: string | null;
};

export type UploadPreview = {
  readonly rows: readonly JudgedRow[];
  readonly good: number;
  readonly known: number;
  readonly refused: number;
  /** The table, to be imported or changed. */
  readonly text: string;
};

/** What importing a table would do now, row by row; nothing is written. Throws InvalidInput for what is no table. */
export async function previewUpload(ctx: Context, source: UploadSource): Promise<UploadPreview> {
  const { timeZone } = await getOrganization(ctx);
  const { rows, text } = readUpload(source, { timeZone });
  const results = await previewUsage(ctx, await identifyRows(ctx, rows));
  const judged = rows.map((row, index) => judge(row, results[index]));
  const count = (verdict: JudgedRow["verdict"]) => judged.filter((row) => row.verdict === verdict).length;
  return { rows: judged, good: count("good"), known: count("known"), refused: count("refused"), text };
}

/** The answer for one row, as for its event. */
export function judge(row: UploadRow, result: IngestResult | undefined): JudgedRow {
  if (result?.status === "accepted") return { ...row, verdict: "good", reason: null };
  if (result?.status === "duplicate") return { ...row, verdict: "known", reason: known };
  return { ...row, verdict: "refused", reason: result?.reason ?? "This row cannot be read." };
}

const known = "This is counted already. If it happened twice, give the row an id of its own.";
