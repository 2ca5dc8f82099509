import { format } from "node:util";
import type { SendOutcome } from "./outcome.ts";

/** One line of what was said over SMTP; `note` is what happened to the line itself. */
export type ConversationLine = { readonly from: "us" | "server" | "note"; readonly text: string };

/** What is in the way, as far as the error tells. */
export type MailTrouble =
  | "no-such-server"
  | "unreachable"
  | "silent"
  | "certificate"
  | "login"
  | "sender"
  | "recipient"
  | "message"
  | "later"
  | "unknown";

/** What became of a mail that was sent to see what happens. */
export type MailTrial = {
  readonly outcome: SendOutcome;
  /** Null when it was sent. */
  readonly trouble: MailTrouble | null;
  readonly conversation: readonly ConversationLine[];
};

/** A server that talks without end is not written down without end. */
const mostLines = 200;
const longestLine = 500;

const hidden = "(hidden)";

/** Writes down what nodemailer tells a logger of its talk with a server, without what would let somebody in. */
export function listenTo(smtpUrl: string) {
  const conversation: ConversationLine[] = [];
  const secrets = secretsIn(smtpUrl);
  const note = (from: ConversationLine["from"], text: string) => {
    for (const line of text.split(/\r?\n/)) {
      if (conversation.length >= mostLines) return;
      conversation.push({ from, text: withoutSecrets(line, secrets).slice(0, longestLine) });
    }
  };
  const hear = (entry: { tnx?: string }, ...message: unknown[]) => {
    const text = format(...message);
    if (entry.tnx === "client") note("us", withoutLogin(text));
    else if (entry.tnx === "server") note("server", text);
  };
  const logger = {
    trace: hear,
    debug: hear,
    info: hear,
    warn: hear,
    error: hear,
    fatal: hear,
    level: () => undefined,
  };
  return { conversation, note: (text: string) => note("note", text), logger };
}

const commands = /^(EHLO|HELO|LHLO|MAIL FROM|RCPT TO|DATA|QUIT|RSET|NOOP|STARTTLS|\.$)/i;

/** Of AUTH only the mechanism is kept, and nothing of the answers to its challenges, which are no commands. */
function withoutLogin(line: string): string {
  const [, mechanism] = /^(AUTH \S+)/i.exec(line) ?? [];
  if (mechanism) return line === mechanism ? line : `${mechanism} ${hidden}`;
  return commands.test(line) ? line : hidden;
}

function withoutSecrets(line: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, hidden), line);
}

/** The password in the forms in which a server could repeat it. */
function secretsIn(smtpUrl: string): string[] {
  const { username, password } = URL.canParse(smtpUrl) ? new URL(smtpUrl) : { username: "", password: "" };
  if (password === "") return [];
  const [user, pass] = [decoded(username), decoded(password)];
  const encoded = [pass, `\0${user}\0${pass}`].map((text) => Buffer.from(text).toString("base64"));
  return [...encoded, password, pass];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A percent sign that stands for itself.
    return part;
  }
}

/** Sorts what nodemailer 10 threw by what an admin can do about it. */
export function troubleOf(error: unknown): MailTrouble {
  const {
    code = "",
    responseCode = 0,
    command = "",
    message = "",
  } = error as Partial<Record<"code" | "command" | "message", string> & { responseCode: number }>;
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(`${code} ${message}`)) return "no-such-server";
  if (code === "EAUTH" || code === "ENOAUTH" || code === "EOAUTH2") return "login";
  if (code === "ETLS" || /certificate|self.signed|SSL|TLS/i.test(message)) return "certificate";
  if (code === "ETIMEDOUT" || /Greeting never received|timeout/i.test(message)) return "silent";
  if (responseCode >= 400 && responseCode < 500) return "later";
  if (/^MAIL FROM/i.test(command)) return "sender";
  if (code === "EENVELOPE") return "recipient";
  if (code === "EMESSAGE") return "message";
  return ["ESOCKET", "ECONNECTION", "ECONNREFUSED"].includes(code) ? "unreachable" : "unknown";
}
