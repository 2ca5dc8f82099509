/** A table to keep, sent as it is read. `fileName` must be safe in a header. */
export function csvResponse({
  stream,
  fileName,
}: {
  stream: ReadableStream<Uint8Array>;
  fileName: string;
}): Response {
  return new Response(stream, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
