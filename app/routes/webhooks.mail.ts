import { bounceReport, recordBounce } from "#domain/delivery";
import { fieldProblems } from "#lib/input";
import { bearerIs } from "#web/bearer";
import { forMachine } from "#web/guards";
import { readRawBody } from "#web/raw-body";

const largestReport = 64 * 1024;

export const loader = forMachine(async () => notAllowed());

/** Answers 200 also to what is known already or is about no mail of this deployment, so that nobody asks again. */
export const action = forMachine(async ({ ctx, request }) => {
  if (request.method !== "POST") return notAllowed();
  const secret = ctx.config.mailWebhookSecret;
  if (secret === null) return answer(503, "MAIL_WEBHOOK_SECRET is not set, so nothing is taken here.");
  if (!bearerIs(request, secret)) return answer(401, "Send MAIL_WEBHOOK_SECRET as the bearer token.");
  const body = await readRawBody(request, largestReport);
  if (!body) return answer(413, "A report has at most 64 kB.");
  const report = bounceReport.safeParse(parseJson(body));
  if (!report.success)
    return answer(400, fieldProblems(report.error)[0]?.message ?? "This report cannot be read.");
  await recordBounce(ctx, report.data);
  return answer(200, "Written down.");
});

/** Undefined for what is no JSON, which the schema refuses. */
function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function notAllowed(): Response {
  return new Response("Mail systems post bounces here.", { status: 405, headers: { Allow: "POST" } });
}

function answer(status: number, sentence: string): Response {
  const headers = new Headers({ "Content-Type": "text/plain; charset=utf-8" });
  if (status === 401) headers.set("WWW-Authenticate", "Bearer");
  if (status === 413) headers.set("Connection", "close");
  return new Response(sentence, { status, headers });
}
