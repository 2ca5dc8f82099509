/** The characters that turn the reading direction of what follows, beyond the text they stand in. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

export function withoutTurns(text: string): string {
  return text.replace(turns, "");
}

export function hasTurns(text: string): boolean {
  return text.search(turns) !== -1;
}
