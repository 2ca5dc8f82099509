import Papa from "papaparse";
import type { CsvExport } from "#domain/exports";

/** The whole text, byte order mark and all. */
export async function textOf({ stream }: Pick<CsvExport, "stream">): Promise<string> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) chunks.push(chunk.value);
  return Buffer.concat(chunks).toString("utf8");
}

/** The rows by their headers. */
export async function rowsOf(exported: Pick<CsvExport, "stream">): Promise<Record<string, string>[]> {
  const text = await textOf(exported);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}
