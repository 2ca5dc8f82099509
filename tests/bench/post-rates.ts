import autocannon from "autocannon";

const rounds = 5;
const secondsPerRound = 3;

type PostRates = { rate: number; bare: number };

type Posting = {
  url: string;
  path: string;
  /** What every answer has to be. */
  answer: "2xx" | "3xx";
  /** One more request, each time with another body. */
  nextRequest: () => { headers: Record<string, string>; body: string };
};

/** Requests per second to that path, and of the same requests to an action that does nothing, in each of some rounds. */
export async function measurePosts(posting: Posting): Promise<PostRates[]> {
  const measured: PostRates[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const bare = await postsPerSecond({ ...posting, path: "/bench-bare", answer: "3xx" });
    const rate = await postsPerSecond(posting);
    // The first round warms up.
    if (round > 0) measured.push({ rate, bare });
  }
  return measured;
}

async function postsPerSecond({ url, path, answer, nextRequest }: Posting): Promise<number> {
  const result = await autocannon({
    url,
    connections: 8,
    duration: secondsPerRound,
    requests: [{ method: "POST", path, setupRequest: (request) => ({ ...request, ...nextRequest() }) }],
  });
  const answered = result[answer];
  if (answered === 0 || answered !== result.requests.total || result.errors > 0)
    throw new Error(`${path} answered ${answered} of ${result.requests.total} posts with ${answer}.`);
  return result.requests.average;
}
