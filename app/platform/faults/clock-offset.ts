import { hours } from "#lib/duration";

let offset: number | null = null;

/** How far this process's clock is ahead, in milliseconds: FAULT_CLOCK_AHEAD_MS, and 25 hours more at each SIGHUP. */
export function clockOffset(): number {
  if (offset === null) {
    offset = Number(process.env["FAULT_CLOCK_AHEAD_MS"] ?? 0);
    process.on("SIGHUP", () => {
      offset = (offset ?? 0) + hours(25);
    });
  }
  return offset;
}
