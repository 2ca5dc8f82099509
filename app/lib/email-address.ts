import { type Parsed, parsed, unreadable } from "./parsed.ts";

/** The form in which addresses are stored and compared: without spaces around it, in lower case. */
export function normalizeEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** Whether mail can be addressed to it, by the rule that browsers apply to e-mail fields (HTML, valid e-mail address). */
export function isEmailAddress(text: string): boolean {
  return text.length <= longestAddress && text.indexOf("@") <= longestLocalPart && htmlEmail.test(text);
}

/** The normalized address that someone typed. */
export function readEmailAddress(text: string): Parsed<string> {
  const address = normalizeEmail(text);
  if (address === "") return unreadable("Enter an e-mail address.");
  if (!isEmailAddress(address)) return unreadable("This is not an e-mail address such as name@example.com.");
  return parsed(address);
}

// RFC 5321, 4.5.3.1: a path of 256 octets holds an address of 254 between its brackets.
const longestAddress = 254;
const longestLocalPart = 64;

const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const htmlEmail = new RegExp(`^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})*$`, "i");
