import { previewEmail } from "#domain/branding";
import { forAdmin } from "#web/guards";
import { namedTemplate } from "#web/named-template";

/** The mail's own document, which the settings show in a frame. Links in it lead nowhere from there. */
export const loader = forAdmin(async ({ ctx, params, request }) => {
  const { html } = await previewEmail(ctx, { template: namedTemplate(params) });
  const scheme = new URL(request.url).searchParams.get("scheme") === "dark" ? "dark" : "light";
  return new Response(inScheme(html, scheme).replace("<head>", '<head><base target="_blank">'), {
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
});

/** As a window shows it whose owner has chosen that scheme, whatever this one's has chosen. */
function inScheme(html: string, scheme: "light" | "dark"): string {
  return html
    .replaceAll("(prefers-color-scheme: dark)", scheme === "dark" ? "all" : "not all")
    .replaceAll("color-scheme: light dark", `color-scheme: ${scheme}`)
    .replaceAll('content="light dark"', `content="${scheme}"`);
}
