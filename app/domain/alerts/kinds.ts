/** Every kind of trouble that admins are told of: how it is called while it lasts and when it is over. */
const incidentKinds = {
  "seats-delayed": {
    headline: "Agent seats wait to be billed",
    over: "Seat billing is up to date again",
    overHappened: "Stripe has confirmed the right number of seats.",
  },
  "seats-blocked": {
    headline: "Seat billing needs you",
    over: "Seat billing works again",
    overHappened: "Stripe has confirmed the right number of seats.",
  },
  "seats-disputed": {
    headline: "Something at Stripe keeps changing the seats",
    over: "Stripe keeps the number of seats again",
    overHappened: "Stripe has the right number of seats, and nothing has changed it since.",
  },
  "stripe-refused": {
    headline: "Stripe refuses the key of this deployment",
    over: "Stripe accepts the key again",
    overHappened: "Stripe carries out what it is asked again. What had waited is being caught up on.",
  },
  "events-parked": {
    headline: "An event of Stripe could not be applied",
    over: "Stripe's events are all applied again",
    overHappened: "No event is set aside any more.",
  },
  "books-differ": {
    headline: "The books and Stripe differ",
    over: "The books equal Stripe again",
    overHappened: "The last comparison found no difference, to the cent.",
  },
} as const;

export type IncidentKind = keyof typeof incidentKinds;

/** What a stored kind is called; one that this version does not know is called what it is. */
export function wordsOf(kind: string): { headline: string; over: string; overHappened: string } {
  if (Object.hasOwn(incidentKinds, kind)) return incidentKinds[kind as IncidentKind];
  return { headline: kind, over: `${kind} is over`, overHappened: "It is well again." };
}
