import { DomainError } from "#lib/errors";

/** One sentence for every reason, so that nobody learns who has an account. */
export class SignInRefused extends DomainError {
  constructor() {
    super("invalid", "E-mail address or password is not right.", [
      { path: "password", message: "E-mail address or password is not right." },
    ]);
  }
}

export class SetupTokenWrong extends DomainError {
  constructor() {
    const message = "This is not the setup token. The server printed it when it started.";
    super("invalid", message, [{ path: "setupToken", message }]);
  }
}

export class SetupDone extends DomainError {
  constructor() {
    super("not-found", "Steadybill is set up already.");
  }
}

export class SignupsClosed extends DomainError {
  constructor() {
    super("not-found", "Signing up is closed here.");
  }
}

/** A link from a mail or a command that opens nothing; one sentence for unknown and ended ones. */
export class LinkOver extends DomainError {
  constructor(howToGetAnother: string) {
    super("not-found", `This link was used already, or its time is over. ${howToGetAnother}`);
  }
}

export class PasswordWrong extends DomainError {
  constructor() {
    const message = "This is not your present password.";
    super("invalid", message, [{ path: "currentPassword", message }]);
  }
}
