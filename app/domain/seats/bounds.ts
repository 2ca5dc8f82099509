/** How many quantity updates of one subscription may go out at once before they are spaced. */
export const burst = 10;

/** How many failures in a row, of any organizations, mean that it is Stripe that fails. */
export const failuresUntilOpen = 5;

/** How many updates are on the line at once. */
export const parallelAttempts = 3;
