import { get } from "node:http";

export type PageWeight = {
  readonly html: string;
  /** Bytes of scripts and styles as they come over the line, compressed, and those that stand in the page itself. */
  readonly bytes: number;
  /** Addresses of other origins that a browser would ask for while it shows the page. */
  readonly foreign: readonly string[];
  readonly scripts: number;
};

/** What a browser fetches to show the page: every script and style once, and who else would be asked. */
export async function weighPage(url: string, cookie = ""): Promise<PageWeight> {
  const page = await fetchRaw(url, cookie);
  const html = await (await fetch(url, { headers: { cookie } })).text();
  if (page.status !== 200) throw new Error(`${url} answered ${page.status}.`);
  const files = [...html.matchAll(/<(?:link|script|img|source|iframe)\b[^>]*>/g)].flatMap(([tag]) => {
    const address = /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1];
    return address ? [{ tag, url: new URL(address.replaceAll("&amp;", "&"), url) }] : [];
  });
  const foreign = files.filter(
    (file) => file.url.origin !== new URL(url).origin && file.url.protocol !== "data:",
  );
  const weighed = files.filter(({ tag }) => /^<script|rel="(?:stylesheet|modulepreload)"/.test(tag));
  const sizes = await Promise.all(weighed.map(async (file) => (await fetchRaw(file.url.href, cookie)).bytes));
  const inline = [...html.matchAll(/<(script|style)\b(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/\1>/g)];
  const written = inline.map(([, , text = ""]) => Buffer.byteLength(text));
  return {
    html,
    bytes: [...sizes, ...written].reduce((sum, size) => sum + size, 0),
    foreign: foreign.map((file) => file.url.href),
    scripts: (html.match(/<script\b/g) ?? []).length,
  };
}

/** Without undoing the compression. */
function fetchRaw(url: string, cookie: string): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const headers = { "Accept-Encoding": "gzip, deflate, br", ...(cookie && { cookie }) };
    get(url, { headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => (bytes += chunk.length));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.on("error", reject);
    }).on("error", reject);
  });
}
