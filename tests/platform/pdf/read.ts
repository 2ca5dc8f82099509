import { extractText, getDocumentProxy, getMeta } from "unpdf";

/** What a reader sees: the text of each page, words separated by single spaces. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(document);
  const { info } = await getMeta(document);
  return { pages: text.map((page) => page.replace(/\s+/g, " ")), info: info as Record<string, unknown> };
}
