import { checkShape } from "./check.ts";

const keptPerCall = 25;

/** Remembers what was refused and a fair part of what was answered, to be held against the SDK's typings when asked. */
export class ContractRecorder {
  private readonly refused: string[] = [];
  private readonly answers = new Map<string, string[]>();

  noteRefusal(call: string, reason: string): void {
    this.refused.push(`${call}: ${reason}`);
  }

  /** `call` is a method and a route, without ids; the newest answers of each are kept. */
  noteAnswer(call: string, body: string): void {
    const kept = this.answers.get(call) ?? [];
    this.answers.set(call, [...kept.slice(1 - keptPerCall), body]);
  }

  errors(events: readonly unknown[]): string[] {
    const answers = [...this.answers].flatMap(([call, bodies]) =>
      bodies.flatMap((body) => checkShape(JSON.parse(body)).map((problem) => `${call}: ${problem}`)),
    );
    const ofEvents = events.flatMap((event) => checkShape(event).map((problem) => `event: ${problem}`));
    return [...new Set([...this.refused, ...answers, ...ofEvents])];
  }
}
