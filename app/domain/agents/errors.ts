import { DomainError } from "#lib/errors";
import type { InviteStatus } from "#lib/statuses";

export class AlreadyInvited extends DomainError {
  constructor() {
    const message = "This address has a pending invite already.";
    super("conflict", message, [{ path: "email", message }]);
  }
}

export class AlreadyWorksHere extends DomainError {
  constructor() {
    const message = "This person is a member already.";
    super("conflict", message, [{ path: "email", message }]);
  }
}

export class ResentJustNow extends DomainError {
  constructor() {
    super("conflict", "This invite was sent again less than a minute ago. Wait a minute.");
  }
}

/** The invite does not wait for an answer any more. */
export class InviteOver extends DomainError {
  constructor(readonly status: Exclude<InviteStatus, "pending">) {
    super("conflict", sentences[status]);
  }
}

/** There is an account for the invited address, so its owner has to show up signed in. */
export class SignInToAccept extends DomainError {
  constructor(readonly email: string) {
    super("unauthorized", `There is an account for ${email}. Sign in with it, then open the invite again.`);
  }
}

const sentences = {
  accepted: "This invite was accepted already.",
  revoked: "This invite was taken back. Ask for a new one.",
  expired: "This invite has expired. Ask for a new one.",
} as const;
