import { z } from "zod";

/**
 * What the mailbox can be told to do wrong. `match` is a recipient's address, `times` how often before it heals (for
 * ever when absent), `ms` belongs to `delay` alone.
 * - refuse: the SMTP port stops listening; with `times`, that many connections are cut instead
 * - silent: a connection is taken and never greeted
 * - refuse-recipient: 550 to RCPT TO; refuse-all: 554 to the message; temporary: 451 to RCPT TO
 * - delay: the message is taken, the answer comes late
 * - drop: the line is cut instead of an answer and the message is lost
 * - drop-answer: the line is cut instead of an answer although the message was taken
 */
export const faultSchema = z.object({
  kind: z.enum([
    "refuse",
    "silent",
    "refuse-recipient",
    "refuse-all",
    "temporary",
    "delay",
    "drop",
    "drop-answer",
  ]),
  match: z.string().trim().toLowerCase().min(1).optional(),
  times: z.coerce.number().int().min(1).optional(),
  ms: z.coerce.number().int().min(0).max(600_000).optional(),
});

export type Fault = z.input<typeof faultSchema>;
export type FaultKind = Fault["kind"];
type ActiveFault = z.output<typeof faultSchema>;

/** The faults in force, in the order they were added. */
export class FaultBook {
  private active: ActiveFault[] = [];

  add(fault: Fault): void {
    this.active.push(faultSchema.parse(fault));
  }

  clear(): void {
    this.active = [];
  }

  list(): readonly ActiveFault[] {
    return this.active;
  }

  /** True while the port has to stay closed. */
  refusesToListen(): boolean {
    return this.active.some((fault) => fault.kind === "refuse" && fault.times === undefined);
  }

  /** The fault of this kind that strikes now, counted as used; null when none does. */
  take(kind: FaultKind, recipients: readonly string[] = []): ActiveFault | null {
    const addresses = recipients.map((address) => address.toLowerCase());
    const fault = this.active.find(
      (one) => one.kind === kind && (one.match === undefined || addresses.includes(one.match)),
    );
    if (!fault) return null;
    if (fault.times !== undefined) this.use(fault);
    return fault;
  }

  private use(fault: ActiveFault): void {
    const left = (fault.times ?? 0) - 1;
    this.active = this.active.flatMap((one) => {
      if (one !== fault) return [one];
      return left > 0 ? [{ ...one, times: left }] : [];
    });
  }
}
