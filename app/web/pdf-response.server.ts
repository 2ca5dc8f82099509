/** A document to look at or keep. `fileName` must be safe in a header. */
export function pdfResponse({ bytes, fileName }: { bytes: Uint8Array; fileName: string }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(bytes.byteLength),
      "Content-Disposition": `inline; filename="${fileName}"`,
    },
  });
}
