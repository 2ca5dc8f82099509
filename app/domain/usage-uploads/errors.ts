import { DomainError } from "#lib/errors";

export class UploadUndone extends DomainError {
  constructor() {
    super("conflict", "This upload has been undone already.");
  }
}

export class NothingToImport extends DomainError {
  constructor() {
    super("conflict", "No row of this table is new and good, so nothing was imported.");
  }
}
