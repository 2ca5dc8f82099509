import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";
import { invalidField } from "#lib/errors";
import { newSecret } from "./secret.ts";

/** OWASP's password storage cheat sheet: argon2id, which is the library's default, with 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password to be set, 12 to 200 characters. One that is only compared is checked for its length alone. */
export const newPassword = z
  .string("Choose a password.")
  .min(12, "Choose a password of at least 12 characters.")
  .max(200, "Choose a password of at most 200 characters.");

/** Refuses a password that stands in the account itself. `path` is the field it was typed in. */
export function requireUnlike(password: string, email: string, path = "password"): void {
  if (plain(password).trim() === plain(email))
    throw invalidField(path, "Choose a password that is not the e-mail address.");
}

/** Takes some ten milliseconds and 19 MiB: never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/** Whether the password is right. Without a hash (nobody by that e-mail, no password set) it takes as long and is false. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobodysHash()), password.normalize("NFC"));
  return isRight && passwordHash !== null;
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(newSecret());
  return nobodys;
}

function plain(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
