import type { Desk } from "../demo/desk.ts";

export type Target = { url: string; cookie: string };

/** Follows the newest invoice link in the mailbox, as its reader would. */
export async function openInvoice({ url, surroundings }: Desk): Promise<Target> {
  const links = surroundings.mailbox
    .messages()
    .flatMap(({ text }) => /http\S+\/i\/[\w-]+/.exec(text ?? "") ?? []);
  const response = await fetch(String(links.at(-1)), { redirect: "manual" });
  const cookie = response.headers.getSetCookie().map((header) => header.split(";")[0]);
  return { url: new URL(String(response.headers.get("location")), url).href, cookie: cookie.join("; ") };
}
