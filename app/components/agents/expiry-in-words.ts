import { days, hours, minutes } from "#lib/duration";

/** "expires in 3 days", to the nearest unit, or "expired". */
export function expiryInWords(expiresAt: Date, now: Date): string {
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return "expired";
  if (left < minutes(1)) return "expires within a minute";
  if (left < hours(1)) return `expires in ${counted(left / minutes(1), "minute")}`;
  if (left < days(1)) return `expires in ${counted(left / hours(1), "hour")}`;
  return `expires in ${counted(left / days(1), "day")}`;
}

function counted(exact: number, unit: string): string {
  const count = Math.round(exact);
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
