import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { findOverflow, findViolations } from "../accessibility.ts";
import type { Stage } from "../stage.ts";

/** More meters than a list offers. */
export function tellChoosingAmongMany(stageNow: () => Stage): void {
  let stage: Stage;

  beforeAll(async () => {
    stage = stageNow();
    const { request } = await openReport("off");
    const make = (key: string, name: string) =>
      request.post(`${stage.url}/admin/usage/meters/new`, {
        form: { key, name, unit: "hour", aggregation: "sum" },
        headers: { Origin: stage.url },
        maxRedirects: 0,
      });
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => make(`machine-${index}`, `Machine ${index}`)),
    );
    await make("zurich", "Zürich scans");
  });

  async function openReport(scripts: "on" | "off"): Promise<Page> {
    const page = await stage.openAsOwner({ scripts });
    await page.goto(`${stage.url}/admin/usage/report`);
    return page;
  }

  test.each(["off", "on"] as const)(
    "a meter beyond the first hundred is found with scripts %s, and what was typed stays",
    async (scripts) => {
      const page = await openReport(scripts);
      await page.getByLabel("Client").selectOption({ label: "Brandt Maschinenbau GmbH" });
      await page.getByLabel("Value").fill("4.5");
      await page.getByLabel("Properties").fill("hall: north\nshift: late");
      await page.getByLabel("Note").fill("By hand");
      // Looking for violations is a script itself.
      if (scripts === "on") expect(await findViolations(page)).toEqual([]);
      await page.getByLabel("Find a meter").fill("zurich");
      await page.getByLabel("Find a meter").press("Enter");
      await page.getByText("Those that fit are offered below.").waitFor();
      expect(await page.getByLabel("Value").inputValue()).toBe("4.5");
      expect(await page.getByLabel("Client").locator("option:checked").textContent()).toContain("Brandt");
      if (scripts === "on") expect(await findOverflow(page)).toEqual([]);

      await page.getByLabel("Meter", { exact: true }).selectOption({ label: "Zürich scans (hour)" });
      await page.getByRole("button", { name: "Report it" }).click();
      await page.getByText("The usage is reported.").waitFor();
      await page.getByRole("heading", { name: "4.5 hour" }).waitFor();
      await page.getByText("By hand").waitFor();
      await page.getByText("late").waitFor();
      expect(stage.faults).toEqual([]);
    },
  );
}
