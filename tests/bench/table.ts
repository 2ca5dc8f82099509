export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is held to, in words; empty for a figure that is only shown. */
  readonly bound: string;
  readonly holds: boolean;
};

export function atLeast(name: string, value: number, least: number): Measured {
  return { name, value, unit: "", bound: `at least ${least}`, holds: value >= least };
}

export function atMost(name: string, value: number, most: number, unit = ""): Measured {
  return { name, value, unit, bound: `at most ${most}${unit && ` ${unit}`}`, holds: value <= most };
}

export function exactly(name: string, value: number, wanted: number): Measured {
  return { name, value, unit: "", bound: `exactly ${wanted}`, holds: value === wanted };
}

export function shown(name: string, value: number, unit = ""): Measured {
  return { name, value, unit, bound: "", holds: true };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value below which `part` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function renderTable(rows: readonly Measured[]): string {
  const lines = rows.map(
    ({ name, value, unit, bound, holds }) =>
      `| ${name} | ${round(value)}${unit && ` ${unit}`} | ${bound} | ${bound === "" ? "" : verdict(holds)} |`,
  );
  return ["| what | median | bound | |", "| --- | ---: | --- | --- |", ...lines].join("\n");
}

function verdict(holds: boolean): string {
  return holds ? "holds" : "MISSED";
}

function round(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
