import { DomainError } from "#lib/errors";

export class ClientKeyTaken extends DomainError {
  constructor(key: string) {
    const message = `Another client has the key "${key}". Choose a different one.`;
    super("conflict", message, [{ path: "key", message }]);
  }
}

export class ClientChangedMeanwhile extends DomainError {
  constructor() {
    super("conflict", "Somebody changed this client meanwhile. Load it again and repeat your change.");
  }
}

export class ContactAddressTaken extends DomainError {
  constructor() {
    const message = "Another contact of this client has this address already.";
    super("conflict", message, [{ path: "email", message }]);
  }
}

export class MainContactStays extends DomainError {
  constructor() {
    super("conflict", "The main contact has the client's own address. Change that address instead.");
  }
}
