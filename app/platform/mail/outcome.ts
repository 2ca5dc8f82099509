/**
 * What became of one attempt. `sent`: the server took the message (250). `temporary`: worth another attempt, also when
 * the line broke and nobody knows. `permanent`: the same mail would be refused again. `detail` is a sentence for admins.
 */
export type SendOutcome =
  | { state: "sent"; response: string }
  | { state: "temporary"; detail: string }
  | { state: "permanent"; detail: string };

/** The fields nodemailer 10 adds to its errors. */
type SmtpError = Error & {
  code?: string;
  responseCode?: number;
  response?: string;
  rejected?: readonly string[];
};

/**
 * Sorts what nodemailer threw. Only a refusal of this very mail is permanent; a wrong password or a server that greets
 * with 554 says nothing about the mail, which waits until somebody has mended the settings.
 */
export function outcomeOfError(error: unknown): SendOutcome {
  const { code, responseCode, response, rejected, message } = asSmtpError(error);
  const detail = describe(response ?? message, rejected ?? []);
  const isAboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  const isFinal = responseCode === undefined || responseCode >= 500;
  return { state: isAboutThisMail && isFinal ? "permanent" : "temporary", detail };
}

function asSmtpError(error: unknown): SmtpError {
  return error instanceof Error ? error : new Error(String(error));
}

function describe(answer: string, refused: readonly string[]): string {
  if (refused.length > 0) return `The mail server refused ${refused.join(", ")}: ${answer}`;
  return `The mail was not taken: ${answer}`;
}
