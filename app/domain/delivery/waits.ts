import { minutes, seconds } from "#lib/duration";

/** After how long a mail whose sender died may be taken by another. */
export const mailLease = minutes(5);

/** The first pause between two attempts; it doubles up to the longest. */
export const firstMailPause = seconds(10);
export const longestMailPause = minutes(15);

/** How often a mail is tried while the server refuses it for now, about two days; after that an admin has to look. */
export const mostMailAttempts = 400;
