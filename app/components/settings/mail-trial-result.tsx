import { Banner } from "../banner.tsx";

type TrialLine = { from: "us" | "server" | "note"; text: string };

export type ShownTrial = {
  to: string;
  isSent: boolean;
  /** What the server answered, or what is in the way. */
  detail: string;
  trouble: string | null;
  conversation: readonly TrialLine[];
};

const advice: Readonly<Record<string, string>> = {
  "no-such-server":
    "No server has this name. Check the host in SMTP_URL for a typing error, and that this machine can look names up.",
  unreachable:
    "Nothing answers there. Check the host and the port in SMTP_URL, that the mail server runs, and that no firewall is in between; many providers block port 25.",
  silent:
    "The server takes the connection and then says nothing. A port for encrypted connections needs smtps://, the others smtp://; check which of the two SMTP_URL names.",
  certificate:
    "The encrypted connection could not be made. Check that SMTP_URL names the host that the server's certificate is for, and smtps:// for port 465, smtp:// for 587.",
  login:
    "The server does not take the user name or the password in SMTP_URL. Signs such as @ or : in them have to be written as %40 or %3A.",
  sender:
    "The server does not take mail from the address in MAIL_FROM. Use an address that this account may send from.",
  recipient:
    "The server does not take mail to this address. Check it, or try another one: the server itself can be reached.",
  message: "The server took the addresses and then refused the message. Its answer below says why.",
  later: "The server asks to try again later. Invoices and other mails are tried again by themselves.",
  unknown:
    "The conversation below shows how far it came. Invoices and other mails are tried again by themselves.",
};

const speakers: Readonly<Record<TrialLine["from"], string>> = { us: "→", server: "←", note: "!" };
const spoken: Readonly<Record<TrialLine["from"], string>> = {
  us: "Sent:",
  server: "Answered:",
  note: "Then:",
};

/** What became of a test, and all that was said to the mail server. */
export function MailTrialResult({ trial }: { trial: ShownTrial }) {
  const { to, isSent, detail, trouble, conversation } = trial;
  return (
    <div className="space-y-4">
      {isSent ? (
        <Banner tone="success" title={`The mail server took the test for ${to}.`}>
          It answered “{detail}”. If the mail does not show up, look into the spam folder.
        </Banner>
      ) : (
        <Banner tone="danger" title={`The test for ${to} was not taken.`}>
          <p>{advice[trouble ?? "unknown"] ?? advice["unknown"]}</p>
          <p className="mt-1 break-words">{detail}</p>
        </Banner>
      )}
      {conversation.length > 0 ? (
        <details open={!isSent} className="rounded-card border border-line bg-surface shadow-card">
          <summary className="target flex items-center px-4 font-medium sm:px-5">
            What was said to the mail server
          </summary>
          <ol className="space-y-1 border-t border-line px-4 py-3 font-mono text-sm sm:px-5">
            {conversation.map(({ from, text }, index) => (
              <li key={index} className="flex gap-2">
                <span aria-hidden="true" className="text-muted">
                  {speakers[from]}
                </span>
                <span className="sr-only">{spoken[from]}</span>
                <span className="min-w-0 break-all">{text}</span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}
