import { randomInt } from "node:crypto";
import { brokenPromises, tableOf } from "./figures.ts";
import { runKills } from "./campaign.ts";
import { manyKills } from "./plan.ts";

/** KILLS and SEED: how many deaths at least, and which sequence of faults and moments is to be drawn again. */
const kills = Number(process.env["KILLS"] || 200);
const seed = Number(process.env["SEED"] || randomInt(2 ** 31));
console.log(`At least ${kills} kills; SEED=${seed} draws the same faults and moments again.`);

const figures = await runKills({ seed, rounds: (random) => manyKills(kills, random) }, (done, of) => {
  if (done % 10 === 0 || done === of) console.log(`${done} of ${of} rounds`);
});
console.log(`\n${tableOf(figures)}\n`);
const broken = brokenPromises(figures);
for (const sentence of broken) console.log(sentence);
console.log(broken.length === 0 ? "Every promise was kept." : `${broken.length} promises were broken.`);
process.exitCode = broken.length === 0 ? 0 : 1;
