import type { Texts } from "#lib/texts/languages";

/** What every mail is given besides its props: the texts of its reader's language. */
export type Worded = { texts: Texts };
