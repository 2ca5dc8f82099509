/** A browser somewhere, for tests that sign in. */
export const visitor = { userAgent: "A browser", address: "192.0.2.7" };

/** Good enough for every rule about passwords. */
export const goodPassword = "correct horse battery";
