import { useEffect, useState } from "react";
import type { CostInWords } from "#lib/seat-cost-words";

type Question = { source: string; asOf: string };

/**
 * The cost as the page was given it, until a newer one comes. It is fetched beside the router, which would hold up the
 * page after every form for as long as Stripe takes.
 */
export function useFreshCost(given: CostInWords, { source, asOf }: Question) {
  const [fresh, setFresh] = useState<CostInWords | null>(null);
  const [isAsking, setIsAsking] = useState(false);

  useEffect(() => {
    const abandoned = new AbortController();
    setIsAsking(true);
    void fetchCost(source, abandoned.signal).then((cost) => {
      if (abandoned.signal.aborted) return;
      setFresh(cost);
      setIsAsking(false);
    });
    return () => abandoned.abort();
  }, [source, asOf]);

  return { shown: fresh ?? given, isAsking };
}

/** Null when there is none to be had; what the page was given is then as good as it gets. */
async function fetchCost(source: string, signal: AbortSignal): Promise<CostInWords | null> {
  try {
    const answer = await fetch(source, { signal });
    return answer.ok && !answer.redirected ? ((await answer.json()) as CostInWords) : null;
  } catch {
    return null;
  }
}
