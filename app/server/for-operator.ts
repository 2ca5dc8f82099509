import { DatabaseIsOwned, DatabaseUnusable, MigrationRefused } from "#platform/db";
import { EnvironmentInvalid } from "#platform/env";
import { DomainError } from "#lib/errors";
import { StripeModeChanged } from "./prepare-deployment.ts";

const refusals = [
  EnvironmentInvalid,
  DatabaseIsOwned,
  DatabaseUnusable,
  MigrationRefused,
  StripeModeChanged,
  DomainError,
];

/** Whether the message alone tells the person at the terminal what to do, so that a stack would only be in the way. */
export function isForOperator(error: unknown): error is Error {
  return refusals.some((refusal) => error instanceof refusal);
}
