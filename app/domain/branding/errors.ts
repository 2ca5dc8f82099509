import { DomainError } from "#lib/errors";

export class BrandingChangedMeanwhile extends DomainError {
  constructor() {
    super("conflict", "Somebody changed this meanwhile. Load the page again and repeat your change.");
  }
}

/** Sending a test needs a mail server. */
export class MailNotConfigured extends DomainError {
  constructor() {
    super("conflict", "No mail server is connected: set SMTP_URL and MAIL_FROM and start the server again.");
  }
}
