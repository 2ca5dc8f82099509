import { createTransport } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser";
import { minutes, seconds } from "#lib/duration";
import { refuseInTransaction } from "#platform/db";
import { isDeliverable, toNodemailer, type MailAddress, type OutgoingMail } from "./message.ts";
import { outcomeOfError, type SendOutcome } from "./outcome.ts";

export type Mailer = {
  /** False when no mail server is set up: mails then wait. */
  readonly isConfigured: boolean;
  /** True from the moment it is told to close: mails that are due then wait for the next start. */
  readonly isClosed: boolean;
  /** One attempt. SMTP trouble is an outcome and never thrown; only a call from inside a transaction is. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** Takes no more mail, gives what is on the line a moment to end, then cuts it. */
  close(): Promise<void>;
};

/** `from` is an address, with or without a name: `Acme <billing@acme.test>`. */
export type MailSettings = { smtpUrl: string; from: string };

const closingGrace = seconds(10);

/** One connection per mail: nothing to keep alive, nothing stale after the server was away. */
export function createMailer(settings: MailSettings | null): Mailer {
  if (!settings) return unconfiguredMailer;
  const sender = parseSender(settings.from);
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(10),
    socketTimeout: seconds(20),
  });
  const closing = new AbortController();
  const underway = new Set<Promise<unknown>>();
  let isClosed = false;

  async function attempt(mail: OutgoingMail): Promise<SendOutcome> {
    // The socket's timeout starts anew with every byte; a server that drips must not hold a mail for ever.
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(minutes(2))]);
    try {
      const { response } = await transport.sendMail({ ...toNodemailer(mail, sender), signal });
      return { state: "sent", response };
    } catch (error) {
      return outcomeOfError(error);
    }
  }

  return {
    isConfigured: true,
    get isClosed() {
      return isClosed;
    },
    async send(mail) {
      refuseInTransaction("The mail server");
      if (isClosed) return { state: "temporary", detail: "The server is stopping." };
      if (!isDeliverable(mail.to.address)) {
        return { state: "permanent", detail: `"${mail.to.address}" is not an e-mail address.` };
      }
      const work = attempt(mail);
      underway.add(work);
      return work.finally(() => underway.delete(work));
    },
    async close() {
      isClosed = true;
      const cut = setTimeout(() => closing.abort(), closingGrace);
      await Promise.allSettled(underway);
      clearTimeout(cut);
      transport.close();
    },
  };
}

const unconfiguredMailer: Mailer = {
  isConfigured: false,
  isClosed: false,
  send: () => Promise.resolve({ state: "temporary", detail: "No mail server is configured." }),
  close: () => Promise.resolve(),
};

function parseSender(from: string): MailAddress {
  const [sender] = addressparser(from, { flatten: true });
  if (!sender || !isDeliverable(sender.address))
    throw new Error(`"${from}" is not an e-mail address to send from.`);
  return sender;
}
