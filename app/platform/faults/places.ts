/** Where a process can be made to die or halt; each is passed many times. */
export type Place =
  | "before-commit"
  | "after-commit"
  | "before-usage-commit"
  | "after-usage-commit"
  | "before-bill-commit"
  | "after-bill"
  | "after-claim"
  | "after-answer"
  | "while-recording-failure"
  | "during-migration";

const times = new Map<Place, number>();

/**
 * Passes a place, unless FAULT_AT names it: `after-claim:3:kill` dies with SIGKILL at the third time, `after-claim:1:halt`
 * says so on stderr and goes on after SIGUSR2. To be called only behind `isFaultBuild`.
 */
export async function pass(place: Place): Promise<void> {
  if (passOrDie(place) !== "halt") return;
  const resumed = new Promise<void>((resolve) => process.once("SIGUSR2", () => resolve()));
  process.stderr.write(`halted at ${place}\n`);
  await resumed;
}

/** The same where nothing can wait; answers what is asked for at this place, this time. */
export function passOrDie(place: Place): "halt" | null {
  const time = (times.get(place) ?? 0) + 1;
  times.set(place, time);
  const [name, wanted = "1", manner = "kill"] = (process.env["FAULT_AT"] ?? "").split(":");
  if (name !== place || Number(wanted) !== time) return null;
  if (manner === "halt") return "halt";
  process.stderr.write(`dying at ${place}\n`);
  process.kill(process.pid, "SIGKILL");
  return null;
}
