import { isLocale } from "#lib/locale";

/** The first locale that the browser asks for; undefined when it asks for none. Browsers send the best liked first. */
export function visitorLocale({ headers }: Request): string | undefined {
  const [first = ""] = (headers.get("Accept-Language") ?? "").split(/[,;]/);
  const tag = first.trim();
  return tag !== "" && isLocale(tag) ? tag : undefined;
}
