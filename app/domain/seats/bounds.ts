/** How many quantity updates of one subscription may go out at once before they are spaced. */
export const burst = 10;

/** How many failures in a row, of any organizations, mean that it is Stripe that fails. */
export const failuresUntilOpen = 5;

/** How many updates are on the line at once: enough for the pace below while Stripe takes half a second to answer. */
export const parallelAttempts = 12;

/** What Stripe allows, by the kind of key, as its documentation of rate limits says. */
export const requestsPerSecond = { test: 25, live: 100 } as const;

/** How often within the window something else may change the seats at Stripe before it is taken for a dispute. */
export const correctionsUntilDispute = 3;
