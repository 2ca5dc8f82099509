/** What reading a text gave: the value, or one sentence that can stand next to where it was typed. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function unreadable(problem: string): Parsed<never> {
  return { ok: false, problem };
}
