/** As one on the same machine would ask; packing the answers costs the server more than making them. */
const unpacked = { "Accept-Encoding": "identity" };

/** What a call came to: `answer` is what the server said, null where it said nothing. */
export type Called = {
  readonly status: number | null;
  readonly answer: Record<string, unknown> | null;
};

/** A 2xx or 3xx: from here on the server stands by it. */
export function isAcknowledged({ status }: Called): boolean {
  return status !== null && status < 400;
}

/** One call of the API. It never throws: a server that dies is an outcome here. */
export async function callApi(
  url: string,
  { apiKey, procedure, input }: { apiKey: string; procedure: string; input: unknown },
): Promise<Called> {
  try {
    const response = await fetch(`${url}/api/trpc/${procedure}`, {
      method: "POST",
      headers: { ...unpacked, Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
      body: JSON.stringify(input),
    });
    const text = await response.text().catch(() => "{}");
    const body = readJson(text) as { result?: { data: Record<string, unknown> } };
    return { status: response.status, answer: body.result?.data ?? null };
  } catch {
    return { status: null, answer: null };
  }
}

/** One form sent as a browser would; never throws either. */
export async function postForm(
  url: string,
  form: { path: string; fields: Record<string, string>; origin: string; cookie?: string },
): Promise<Called & { cookie: string }> {
  try {
    const response = await fetch(`${url}${form.path}`, {
      method: "POST",
      headers: { ...unpacked, Origin: form.origin, ...(form.cookie ? { Cookie: form.cookie } : {}) },
      body: new URLSearchParams(form.fields),
      redirect: "manual",
    });
    const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
    await response.text().catch(() => "");
    return { status: response.status, answer: null, cookie: cookies.join("; ") };
  } catch {
    return { status: null, answer: null, cookie: "" };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
