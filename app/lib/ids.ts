import { v7 } from "uuid";

/** A new identifier. Later ones sort after earlier ones, so that lists can page by id. */
export function newId(): string {
  return v7();
}
