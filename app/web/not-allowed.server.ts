import { DomainError } from "#lib/errors";

/** Somebody we know, whose role is not enough. */
export class NotAllowed extends DomainError {
  constructor(who: string) {
    super("forbidden", `Only ${who} can do this.`);
  }
}
