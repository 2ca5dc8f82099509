/**
 * Whether a person is looking: the browser navigates there itself, and does not fetch it ahead of time. Mail scanners
 * and previews send none of these headers, or others.
 */
export function isView({ method, headers }: Request): boolean {
  const isAhead = /prefetch|prerender/i.test(`${headers.get("Sec-Purpose")} ${headers.get("Purpose")}`);
  return (
    method === "GET" &&
    headers.get("Sec-Fetch-Mode") === "navigate" &&
    headers.get("Sec-Fetch-Dest") === "document" &&
    !isAhead
  );
}
