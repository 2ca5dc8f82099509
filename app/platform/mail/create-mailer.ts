import { createTransport } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser";
import { minutes, seconds } from "#lib/duration";
import { refuseInTransaction } from "#platform/db";
import { isDeliverable, toNodemailer, type MailAddress, type OutgoingMail } from "./message.ts";
import { outcomeOfError, type SendOutcome } from "./outcome.ts";
import { listenTo, type MailTrial, troubleOf } from "./trial.ts";

export type Mailer = {
  /** False when no mail server is set up: mails then wait. */
  readonly isConfigured: boolean;
  /** True from the moment it is told to close: mails that are due then wait for the next start. */
  readonly isClosed: boolean;
  /** Where mail leaves and under which address, for admins to look at; null when no mail server is set up. */
  readonly way: { readonly server: string; readonly from: string } | null;
  /** One attempt. SMTP trouble is an outcome and never thrown; only a call from inside a transaction is. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** As `send`, with all that was said to the mail server and what it said, passwords left out. */
  converse(mail: OutgoingMail): Promise<MailTrial>;
  /** Takes no more mail, gives what is on the line a moment to end, then cuts it. */
  close(): Promise<void>;
};

/** `from` is an address, with or without a name: `Acme <billing@acme.test>`. */
export type MailSettings = { smtpUrl: string; from: string };

const closingGrace = seconds(10);

const patience = {
  connectionTimeout: seconds(10),
  greetingTimeout: seconds(10),
  socketTimeout: seconds(20),
};

/** Somebody looks at a page until this is over. */
const longestTrial = seconds(30);

/** One connection per mail: nothing to keep alive, nothing stale after the server was away. */
export function createMailer(settings: MailSettings | null): Mailer {
  if (!settings) return unconfiguredMailer;
  const { smtpUrl } = settings;
  const sender = parseSender(settings.from);
  const transport = createTransport({ url: smtpUrl, ...patience });
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

  async function tryAloud(mail: OutgoingMail): Promise<MailTrial> {
    const { conversation, note, logger } = listenTo(smtpUrl);
    const heard = createTransport({ url: smtpUrl, ...patience, logger, transactionLog: true });
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(longestTrial)]);
    try {
      const { response } = await heard.sendMail({ ...toNodemailer(mail, sender), signal });
      return { outcome: { state: "sent", response }, trouble: null, conversation };
    } catch (error) {
      note(error instanceof Error ? error.message : String(error));
      return { outcome: outcomeOfError(error), trouble: troubleOf(error), conversation };
    } finally {
      heard.close();
    }
  }

  function underWatch<R>(work: Promise<R>): Promise<R> {
    underway.add(work);
    return work.finally(() => underway.delete(work));
  }

  return {
    isConfigured: true,
    way: { server: serverIn(smtpUrl), from: sender.address },
    get isClosed() {
      return isClosed;
    },
    async send(mail) {
      refuseInTransaction("The mail server");
      if (isClosed) return { state: "temporary", detail: "The server is stopping." };
      if (!isDeliverable(mail.to.address)) {
        return { state: "permanent", detail: `"${mail.to.address}" is not an e-mail address.` };
      }
      return underWatch(attempt(mail));
    },
    converse(mail) {
      refuseInTransaction("The mail server");
      return underWatch(tryAloud(mail));
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
  way: null,
  send: () => Promise.resolve({ state: "temporary", detail: "No mail server is configured." }),
  converse: () =>
    Promise.resolve({
      outcome: { state: "temporary", detail: "No mail server is configured." },
      trouble: "unknown",
      conversation: [],
    }),
  close: () => Promise.resolve(),
};

/** Without the user and the password. */
function serverIn(smtpUrl: string): string {
  return URL.canParse(smtpUrl) ? new URL(smtpUrl).host : "";
}

function parseSender(from: string): MailAddress {
  const [sender] = addressparser(from, { flatten: true });
  if (!sender || !isDeliverable(sender.address))
    throw new Error(`"${from}" is not an e-mail address to send from.`);
  return sender;
}
