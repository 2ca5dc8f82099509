/** Events arrive while the proof reads: only what a second look finds too is a difference. */
export async function lasting(look: () => Promise<string[]>): Promise<string[]> {
  const first = new Set(await look());
  if (first.size === 0) return [];
  return (await look()).filter((difference) => first.has(difference));
}
