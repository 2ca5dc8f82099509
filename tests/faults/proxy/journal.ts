/**
 * What happened, in the order in which it happened: the proxy, the resolver and the test write into one journal, so that
 * "before" and "after" need no clock.
 */
export type Note = {
  readonly at: number;
  /**
   * - asked: the server asks for a name or sends a request
   * - replied: it got something back, be it an answer, half of one or a cut line
   * - given-up: it went away before it got anything
   * - gate-closed, gate-opened: from where to where nothing is replied
   * - inviting, invited: the test asks the server for an invite and has its answer
   * - failing, healed: from where to where Stripe fails
   */
  readonly what:
    | "asked"
    | "replied"
    | "given-up"
    | "gate-closed"
    | "gate-opened"
    | "inviting"
    | "invited"
    | "failing"
    | "healed";
  /** Of a request: method and path. Of an invite: the address. Of a failure: its name. */
  readonly about: string;
  /** What was replied: a status or a word. */
  readonly reply?: string;
};

export type Journal = ReturnType<typeof createJournal>;

export function createJournal() {
  const notes: Note[] = [];
  return {
    /** Answers the note's place in the order. */
    add: (what: Note["what"], about = "", reply?: string): number => {
      const at = notes.length;
      notes.push({ at, what, about, ...(reply === undefined ? {} : { reply }) });
      return at;
    },
    since: (at: number): readonly Note[] => notes.slice(at),
    get length() {
      return notes.length;
    },
  };
}
