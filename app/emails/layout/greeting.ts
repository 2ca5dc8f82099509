import type { Texts } from "#lib/texts/languages";
import type { EmailBrand } from "./brand.ts";

/** The organization's own greeting, or the usual one. Without a name, what would stand around it closes up. */
export function greetingFor({ greeting }: EmailBrand, name: string, { mail }: Texts): string {
  if (!greeting) return mail.greeting(name);
  return name ? greeting.replaceAll("{name}", () => name) : greeting.replace(/\s*\{name\}/g, "").trim();
}
