const nouns: Readonly<Record<string, string>> = {
  api_key: "API key",
  bulk_action: "something for many invoices",
  credit_note: "credit note",
  email: "e-mail",
  invite: "invite for",
  number_series: "number series",
  member: "member",
  organization: "organization",
  tax_rate: "tax rate",
  test_email: "test e-mail",
  usage_event: "usage event",
  usage_upload: "usage upload",
};

/** What something is called by its kind, at the beginning of a line: "Credit note". */
export function subjectNoun(subjectKind: string): string {
  const noun = (nouns[subjectKind] ?? subjectKind).replaceAll("_", " ").replace(/ for$/, "");
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}

/** What was done, as a sentence without who did it and to which: "Issued invoice", "Payment received on invoice". */
export function activityText({ verb, subjectKind }: { verb: string; subjectKind: string }): string {
  if (subjectKind === "invite" && verb === "invited") return "Invited";
  if (subjectKind === "member" && verb === "joined") return "Joined the team:";
  const noun = (nouns[subjectKind] ?? subjectKind).replaceAll("_", " ");
  const sentence = hasOwnSubject(verb) ? sayOf(verb, noun) : `${verb} ${noun}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Such as "payment received" or "match undone": it says by itself what was done. */
function hasOwnSubject(verb: string): boolean {
  return /^(payment|refund|dispute|mail|credit|reminder|promise|match)\b/.test(verb);
}

function sayOf(verb: string, noun: string): string {
  if (verb.startsWith(`${noun} `)) return verb;
  return `${verb} ${noun === "invoice" || noun === "payment" ? "on" : "for"} ${noun}`;
}

const pages: Readonly<Record<string, string>> = {
  client: "/admin/clients",
  credit_note: "/admin/credit-notes",
  email: "/admin/billing/emails",
  invoice: "/admin/invoices",
  meter: "/admin/usage/meters",
  price: "/admin/usage/prices",
};

/** The page of what it was done to; null for what has none. */
export function activityAddress({
  verb,
  subjectKind,
  subjectId,
}: {
  verb: string;
  subjectKind: string;
  subjectId: string;
}): string | null {
  const page = pages[subjectKind];
  return page && verb !== "deleted" ? `${page}/${subjectId}` : null;
}
