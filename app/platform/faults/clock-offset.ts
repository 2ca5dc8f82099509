import { hours } from "#lib/duration";

let offset = Number(process.env["FAULT_CLOCK_AHEAD_MS"] ?? 0);
let isListening = false;

/** How far this process's clock is ahead, in milliseconds. SIGHUP moves it on by 25 hours. */
export function clockOffset(): number {
  if (!isListening) {
    isListening = true;
    process.on("SIGHUP", () => {
      offset += hours(25);
    });
  }
  return offset;
}
