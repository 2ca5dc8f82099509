/** The address of "Name <address>" or "mailto:address"; otherwise the text itself. */
export function addressIn(text: string): string {
  const end = text.lastIndexOf(">");
  const start = text.lastIndexOf("<", end);
  const address = start >= 0 && text.slice(end + 1).trim() === "" ? text.slice(start + 1, end) : text;
  return address.trim().replace(/^mailto:/i, "");
}

// An address has at most 254 characters, so nothing that could be one is cut.
const longestShown = 300;

/** What is no address may be as long as the whole list, and is shown beside its problem. */
export function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
