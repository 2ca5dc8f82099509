export type Figures = {
  readonly seed: number;
  /** Deaths by where they happened. */
  readonly kills: Readonly<Record<string, number>>;
  readonly acknowledged: Readonly<Record<"invited" | "revoked" | "accepted", number>>;
  /** Requests of clients that died with the server. */
  readonly unanswered: number;
  readonly lost: readonly string[];
  readonly organizations: number;
  readonly wrong: readonly string[];
  /** Calls to Stripe, those that met a fault by its kind, and those that set a quantity. */
  readonly calls: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly writes: number;
  /** Milliseconds from the end of all faults until every quantity was right for good. */
  readonly rightAfter: number;
  /** Milliseconds from a start to readiness, in the middle. */
  readonly restart: number;
  readonly mails: number;
  /** Mails that came once more, as a death between the mail server's answer and its record makes them. */
  readonly mailsAgain: number;
  /** Invites for which two different mails came. */
  readonly mailedTwice: readonly string[];
  /** Invites that wait to be accepted and for which none came. */
  readonly neverMailed: readonly string[];
  /** Requests that the living server refused, though nothing was wrong with them. */
  readonly refused: number;
  readonly migrations: number;
  readonly integrity: string;
  readonly prove: string;
};

/** As lines of a Markdown table. */
export function tableOf(figures: Figures): string {
  const { kills, acknowledged, faults, calls } = figures;
  const deaths = sum(kills);
  const faulty = sum(faults);
  const rows: [string, string][] = [
    ["seed", String(figures.seed)],
    ["kills", `${number(deaths)}: ${listed(kills)}`],
    ["migrations applied between them", number(figures.migrations)],
    ["restart, median", `${number(figures.restart)} ms`],
    [
      "changes acknowledged",
      `${number(sum(acknowledged))}: ${listed(acknowledged)}; ${number(figures.unanswered)} requests died with the server`,
    ],
    ["acknowledged changes lost", number(figures.lost.length)],
    ["calls to Stripe", `${number(calls)}, of which ${number(figures.writes)} to set a quantity`],
    [
      "calls that met a fault",
      `${number(faulty)} (${Math.round((100 * faulty) / Math.max(1, calls))} %): ${listed(faults)}`,
    ],
    ["organizations wrong at the end", `${number(figures.wrong.length)} of ${number(figures.organizations)}`],
    ["all right after the faults ended", `${number(figures.rightAfter)} ms, with waits of a hundredth`],
    [
      "mails",
      `${number(figures.mails)}; ${number(figures.mailsAgain)} came once more under the same Message-ID, ` +
        `${number(figures.mailedTwice.length)} invites had two mails`,
    ],
    ["integrity check", figures.integrity],
    ["prove", figures.prove],
  ];
  return [
    "| figure | value |",
    "| --- | --- |",
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
  ].join("\n");
}

/** One sentence for each promise that was broken; empty when all were kept. */
export function brokenPromises(figures: Figures): string[] {
  return [
    ...figures.lost.map((lost) => `lost: ${lost}`),
    ...figures.wrong,
    ...figures.mailedTwice.map((email) => `${email} was invited by two mails`),
    ...figures.neverMailed.map((email) => `${email} was never told of the invite`),
    ...(figures.refused === 0 ? [] : [`${figures.refused} requests were refused`]),
    ...(figures.integrity === "ok" ? [] : [`the file is damaged: ${figures.integrity}`]),
    ...(figures.prove.includes("no difference") ? [] : [`the books do not prove: ${figures.prove}`]),
  ];
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${number(count)} ${name}`)
    .join(", ");
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en");
}
