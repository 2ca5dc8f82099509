/**
 * The differences that a second look finds too. People go on working while a proof reads, and what one look finds may be
 * half of what they just did.
 */
export async function lasting(look: () => Promise<string[]>): Promise<string[]> {
  const first = new Set(await look());
  if (first.size === 0) return [];
  return (await look()).filter((difference) => first.has(difference));
}
