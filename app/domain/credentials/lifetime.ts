import { days, minutes } from "#lib/duration";

const longestIdle = days(30);
const longestLife = days(90);

/** How rarely a request may cost a write only to remember that somebody was here. */
export const touchEvery = minutes(5);

/** When the session ends unless it is used again: thirty days after its last use, ninety after sign-in at the latest. */
export function sessionEnd(session: { createdAt: Date; lastSeenAt: Date }): Date {
  const { createdAt, lastSeenAt } = session;
  return new Date(Math.min(lastSeenAt.getTime() + longestIdle, createdAt.getTime() + longestLife));
}
