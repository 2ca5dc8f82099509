import { expect, test } from "vitest";
import { runKills } from "./campaign.ts";
import { brokenPromises, tableOf } from "./figures.ts";
import { servingPlaces, tenKills } from "./plan.ts";

test("ten kills at every named place and at three moments, under mixed faults, break no promise", async () => {
  const seed = Number(process.env["SEED"] || 20_261);
  const figures = await runKills({ seed, rounds: tenKills });
  console.log(tableOf(figures));
  expect(brokenPromises(figures)).toEqual([]);
  for (const place of [...servingPlaces, "during-migration"])
    expect(figures.kills).toHaveProperty(place, place === "during-migration" ? 2 : 1);
  expect(Object.values(figures.kills).reduce((sum, kills) => sum + kills, 0)).toBe(10);
  expect(figures.acknowledged.invited).toBeGreaterThan(0);
  expect(Object.keys(figures.faults).length).toBeGreaterThan(3);
});
