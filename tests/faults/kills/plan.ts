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

export const killsOf = (round: Round): number => (round.kind === "migration" ? 2 : 1);

/** Every place once and three moments. */
export function tenKills(random: Random): Round[] {
  return [
    ...servingPlaces.map((place) => placeRound(place, random)),
    { kind: "migration" },
    ...Array.from({ length: 3 }, () => momentRound(random)),
  ];
}

/** At least so many kills, two of five at moments and the rest at the places in turn. */
export function manyKills(kills: number, random: Random): Round[] {
  const rounds = tenKills(random);
  for (let planned = rounds.reduce((sum, round) => sum + killsOf(round), 0); planned < kills;) {
    const round = anyRound(random);
    rounds.push(round);
    planned += killsOf(round);
  }
  return rounds;
}

function anyRound(random: Random): Round {
  if (random.next() < 0.4) return momentRound(random);
  const place = random.pick([...servingPlaces, "during-migration"] as const);
  return place === "during-migration" ? { kind: "migration" } : placeRound(place, random);
}

function momentRound(random: Random): Round {
  return random.next() < 0.5
    ? { kind: "moment", counting: "requests", after: 1 + random.below(60) }
    : { kind: "moment", counting: "calls", after: 1 + random.below(12) };
}

/** Commits are many and failures few, so the moment of death is spread over what one round sees of each. */
function placeRound(place: ServingPlace, random: Random): Round {
  const most = place === "before-commit" || place === "after-commit" ? 30 : 4;
  return { kind: "place", place, nth: 1 + random.below(most) };
}
