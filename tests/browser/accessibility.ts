import axe from "axe-core";
import type { Page } from "playwright-core";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds against WCAG 2.2 AA, a line per place; with `rules`, these alone. */
export async function findViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: wcag };
  const found = await page.evaluate<string[]>(`(async () => {
    if (!window.axe) { ${axe.source}; }
    const { violations } = await axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ["violations"] })});
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => id + " at " + node.target.join(" ")));
  })()`);
  return found.map((line) => `${new URL(page.url()).pathname}: ${line}`);
}

/** What reaches beyond the window's right edge, when the page can be scrolled sideways. */
export async function findOverflow(page: Page): Promise<string[]> {
  const found = await page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.tagName.toLowerCase() + " " + element.className);
  })()`);
  return found.map((line) => `${new URL(page.url()).pathname}: ${line} is wider than the window`);
}
