import { z } from "zod";

export const faultKinds = [
  "refuse",
  "reset",
  "hang",
  "slow",
  "late",
  "cut",
  "html-503",
  "500",
  "429",
  "402",
  "401",
  "404",
] as const;

/**
 * What is to go wrong. `match.path` is a prefix, or a pattern in which `*` stands for anything; `skip` lets so many matching
 * requests through first; without `times` it lasts until it is cleared. `before` means that nothing was carried out; `after`
 * that it was and only the answer is lost. `late` hangs now and carries the request out `ms` later. With `perSecond` so many
 * requests in any second go through, and only those over it meet the fault, as with a "429" that is Stripe's rate limit.
 */
export const faultSchema = z.strictObject({
  kind: z.enum(faultKinds),
  when: z.enum(["before", "after"]).default("before"),
  match: z.strictObject({ method: z.string().optional(), path: z.string().optional() }).optional(),
  times: z.number().int().positive().optional(),
  skip: z.number().int().min(0).optional(),
  ms: z.number().int().min(0).optional(),
  retryAfter: z.number().int().min(0).optional(),
  shouldRetry: z.boolean().optional(),
  perSecond: z.number().int().positive().optional(),
});
export type Fault = z.output<typeof faultSchema>;
export type FaultRequest = z.input<typeof faultSchema>;

type Asked = { method: string; path: string };
type Draw = (request: Asked) => FaultRequest | null;
type Port = { close: () => Promise<void>; open: () => Promise<void>; dropHeld: () => void };

export class Faults {
  private active: Fault[] = [];
  private readonly passed = new WeakMap<Fault, number[]>();
  private draw: Draw | null = null;

  constructor(
    private readonly port: Port,
    private readonly now: () => Date,
  ) {}

  async add(request: FaultRequest): Promise<Fault> {
    const fault = faultSchema.parse(request);
    this.active.push(fault);
    if (fault.kind === "refuse") await this.port.close();
    return fault;
  }

  /** Has the fault of each request that meets no other one drawn, until all are cleared. */
  drawEach(draw: Draw): void {
    this.draw = draw;
  }

  /** Ends every fault: the port listens again, and requests that hang lose their connection. */
  async clear(): Promise<void> {
    this.active = [];
    this.draw = null;
    this.port.dropHeld();
    await this.port.open();
  }

  list(): readonly Fault[] {
    return this.active;
  }

  isRefusing(): boolean {
    return this.active.some((fault) => fault.kind === "refuse");
  }

  /** The fault that this request meets, used up by one; null when it meets none. */
  take(request: Asked): Fault | null {
    for (const fault of this.active) {
      if (fault.kind === "refuse" || !matches(fault, request)) continue;
      if (fault.skip) {
        fault.skip -= 1;
        continue;
      }
      if (fault.perSecond !== undefined && this.isWithin(fault, fault.perSecond)) continue;
      if (fault.times !== undefined) fault.times -= 1;
      if (fault.times === 0) this.active = this.active.filter((other) => other !== fault);
      return fault;
    }
    const drawn = this.draw?.(request);
    return drawn ? faultSchema.parse(drawn) : null;
  }

  private isWithin(fault: Fault, perSecond: number): boolean {
    const now = this.now().getTime();
    const passed = (this.passed.get(fault) ?? []).filter((at) => now - at < 1000);
    const isWithin = passed.length < perSecond;
    this.passed.set(fault, isWithin ? [...passed, now] : passed);
    return isWithin;
  }
}

function matches({ match }: Fault, { method, path }: Asked): boolean {
  if (match?.method && match.method.toUpperCase() !== method) return false;
  if (!match?.path) return true;
  if (!match.path.includes("*")) return path.startsWith(match.path);
  const pattern = match.path.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`).test(path);
}
