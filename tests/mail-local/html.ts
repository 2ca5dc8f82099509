import { css } from "./page-style.ts";

/** HTML that is safe to send; strings put into it are escaped. */
export type Html = { readonly html: string };

type Part = string | number | Html | readonly Html[];

export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: texts.reduce((whole, text, index) => whole + render(parts[index - 1] ?? "") + text) };
}

function render(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escape(String(part));
  if ("html" in part) return part.html;
  return part.map((one) => one.html).join("");
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** Plain text with its web addresses made clickable. */
export function linkify(text: string): Html {
  const pieces = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/);
  return {
    html: pieces
      .map((piece, index) =>
        index % 2 ? html`<a href="${piece}" target="_blank">${piece}</a>`.html : escape(piece),
      )
      .join(""),
  };
}

export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Local mailbox</title>
        <style>
          ${{ html: css }}
        </style>
      </head>
      <body>
        <header>
          <a class="brand" href="/">Local mailbox</a>
          <nav><a href="/">Messages</a><a href="/faults">Faults</a></nav>
        </header>
        <main>${body}</main>
      </body>
    </html>`.html;
}
