import autocannon from "autocannon";
import { type Desk, startDesk } from "../demo/desk.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

const rounds = 5;
const secondsPerRound = 3;

/**
 * The invite's action over HTTP against an action of the same server that does nothing. There is no mail server, so that
 * the mails of earlier invites are not written while what comes after them is measured.
 */
export async function benchInviteAction(): Promise<Measured[]> {
  const desk = await startDesk({
    script: "tests/bench/memo-server.js",
    variables: { SMTP_URL: "", MAIL_FROM: "" },
  });
  try {
    const rates = { invite: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const bare = await postsPerSecond(desk, "/bench-bare");
      const invite = await postsPerSecond(desk, "/admin/agents?index");
      // The first round warms up.
      if (round === 0) continue;
      rates.bare.push(bare);
      rates.invite.push(invite);
    }
    const ratio = median(rates.invite.map((rate, index) => rate / Number(rates.bare[index])));
    return [
      atLeast("invite action: requests per second against a bare action", ratio, 0.3),
      shown("invite action: requests per second", median(rates.invite), "/s"),
    ];
  } finally {
    await desk.stop();
  }
}

let invited = 0;

/** Posts the invite form, each time with another address. */
async function postsPerSecond({ url, cookie }: Desk, path: string): Promise<number> {
  const result = await autocannon({
    url,
    connections: 8,
    duration: secondsPerRound,
    requests: [
      {
        method: "POST",
        path,
        headers: { cookie, origin: url, "content-type": "application/x-www-form-urlencoded" },
        setupRequest: (request) => ({
          ...request,
          body: `email=agent-${(invited += 1)}%40bench.test&role=agent`,
        }),
      },
    ],
  });
  if (result["3xx"] === 0 || result["3xx"] !== result.requests.total || result.errors > 0)
    throw new Error(`${path} redirected ${result["3xx"]} of ${result.requests.total} times.`);
  return result.requests.average;
}
