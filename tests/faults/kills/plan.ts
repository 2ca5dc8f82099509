import type { Random } from "./random.ts";

/** Where the server dies by its own hand. */
export const servingPlaces = [
  "before-commit",
  "after-commit",
  "after-claim",
  "after-answer",
  "while-recording-failure",
] as const;
export type ServingPlace = (typeof servingPlaces)[number];

export type Round =
  /** Killed from outside when so many requests of clients or of the server itself have gone out. */
  | { readonly kind: "moment"; readonly after: number; readonly counting: "requests" | "calls" }
  | { readonly kind: "place"; readonly place: ServingPlace; readonly nth: number }
  /** Two deaths: while the copy of the database is migrated, and while the database itself is. */
  | { readonly kind: "migration" };

/** How far a round may go at most before its death: requests of clients, calls to Stripe, commits, and other places. */
type Reach = {
  readonly requests: number;
  readonly calls: number;
  readonly commits: number;
  readonly others: number;
};
const short: Reach = { requests: 40, calls: 10, commits: 20, others: 2 };
const long: Reach = { requests: 60, calls: 25, commits: 40, others: 6 };

/** Every place once and three moments, each soon after the start. */
export const tenKills = (random: Random): Round[] => everyPlace(random, short);

/** At least so many kills: every place once, then two of five at moments and the rest at places by lot. */
export function manyKills(kills: number, random: Random): Round[] {
  const rounds = everyPlace(random, long);
  for (let planned = rounds.reduce((sum, round) => sum + killsOf(round), 0); planned < kills;) {
    const round = anyRound(random);
    rounds.push(round);
    planned += killsOf(round);
  }
  return rounds;
}

const killsOf = (round: Round): number => (round.kind === "migration" ? 2 : 1);

function everyPlace(random: Random, reach: Reach): Round[] {
  return [
    ...servingPlaces.map((place) => placeRound(place, random, reach)),
    { kind: "migration" },
    ...Array.from({ length: 3 }, () => momentRound(random, reach)),
  ];
}

function anyRound(random: Random): Round {
  if (random.next() < 0.4) return momentRound(random, long);
  const place = random.pick([...servingPlaces, "during-migration"] as const);
  return place === "during-migration" ? { kind: "migration" } : placeRound(place, random, long);
}

function momentRound(random: Random, reach: Reach): Round {
  const counting = random.next() < 0.5 ? "requests" : "calls";
  return { kind: "moment", counting, after: 1 + random.below(reach[counting]) };
}

function placeRound(place: ServingPlace, random: Random, reach: Reach): Round {
  const isCommit = place === "before-commit" || place === "after-commit";
  return { kind: "place", place, nth: 1 + random.below(isCommit ? reach.commits : reach.others) };
}
