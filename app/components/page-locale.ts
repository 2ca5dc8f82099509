/** The locale that a loader answered with, of its page or of the page's frame. */
export function localeOf(answer: unknown): string | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  if ("locale" in answer && typeof answer.locale === "string") return answer.locale;
  return "frame" in answer ? localeOf(answer.frame) : undefined;
}
