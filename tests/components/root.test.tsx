import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { NonceContext } from "#components/nonce";
import * as root from "../../app/root.tsx";
import { appAt } from "./render.tsx";

function documentOf({ handle, error }: { handle?: unknown; error?: unknown } = {}): string {
  const page = { default: () => <p>The page</p>, handle };
  return renderToStaticMarkup(
    <NonceContext.Provider value="n0nce">{appAt("/invoice/1", { root, page, error })}</NonceContext.Provider>,
  );
}

/** As the router keeps what a loader threw with a status. */
function answer(status: number, data: unknown = null) {
  return { status, statusText: "", internal: false, data };
}

describe("the document", () => {
  test("has a language, a title, styles, and scripts that all carry the nonce", () => {
    const html = documentOf();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain("<title>Steadybill</title>");
    expect(html).toMatch(/<link rel="stylesheet" href=/);
    const scripts = html.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain('nonce="n0nce"');
  });

  test("of a page for clients has no script and preloads none", () => {
    const html = documentOf({ handle: { scripts: false } });
    expect(html).toContain("The page");
    expect(html).not.toContain("<script");
    expect(html).not.toContain("modulepreload");
  });
});

describe("the error page", () => {
  test.each([
    [403, "This is not open to you"],
    [404, "There is nothing here"],
    [409, "That is not possible now"],
    [429, "Too many attempts"],
    [503, "Not available for the moment"],
    [418, "Something went wrong here"],
  ])("explains %i in words and offers a way out", (status, title) => {
    const html = documentOf({ error: answer(status) });
    expect(html).toContain(`<h1 class="text-2xl font-semibold tracking-tight">${title}</h1>`);
    expect(html).toMatch(/<a href="\/[^"]*"/);
  });

  test("shows the refusal's own sentence", () => {
    const html = documentOf({ error: answer(409, { message: "A paid invoice cannot be voided." }) });
    expect(html).toContain("A paid invoice cannot be voided.");
    expect(html).toContain('href="/invoice"');
  });

  test("of an unexpected failure says nothing of its insides", () => {
    const html = documentOf({ error: new Error("SQLITE_CORRUPT at /var/secret") });
    expect(html).toContain("Something went wrong here");
    expect(html).not.toContain("SQLITE_CORRUPT");
  });
});
