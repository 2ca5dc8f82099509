import { startDesk } from "../demo/desk.ts";
import { measurePosts } from "./post-rates.ts";
import { atLeast, type Measured, median, shown } from "./table.ts";

/**
 * The invite's action over HTTP against an action of the same server that does nothing. There is no mail server, so that
 * the mails of earlier invites are not written while what comes after them is measured.
 */
export async function benchInviteAction(): Promise<Measured[]> {
  const desk = await startDesk({
    script: "tests/bench/memo-server.js",
    variables: { SMTP_URL: "", MAIL_FROM: "" },
  });
  const { url, cookie } = desk;
  let invited = 0;
  try {
    const measured = await measurePosts({
      url,
      path: "/admin/agents?index",
      answer: "3xx",
      nextRequest: () => ({
        headers: { cookie, origin: url, "content-type": "application/x-www-form-urlencoded" },
        body: `email=agent-${(invited += 1)}%40bench.test&role=agent`,
      }),
    });
    const ratio = median(measured.map(({ rate, bare }) => rate / bare));
    return [
      atLeast("invite action: requests per second against a bare action", ratio, 0.3),
      shown("invite action: requests per second", median(measured.map(({ rate }) => rate)), "/s"),
    ];
  } finally {
    await desk.stop();
  }
}
