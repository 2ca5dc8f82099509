import { FaultBook } from "./faults.ts";
import { MessageStore, type LocalMessage, type MessagePredicate } from "./messages.ts";
import { startSmtp } from "./smtp.ts";
import { startWeb, type LocalFaults } from "./web.ts";

export type LocalMailbox = {
  smtpUrl: string;
  webBase: string;
  smtpPort: number;
  webPort: number;
  /** Everything that arrived, oldest first. */
  messages(): readonly LocalMessage[];
  /** Rejects after `timeoutMs` (5 seconds) and says what arrived instead. */
  waitForMessage(fits: MessagePredicate, timeoutMs?: number): Promise<LocalMessage>;
  faults: LocalFaults;
  clear(): void;
  stop(): Promise<void>;
};

/** A real SMTP server with a page to read what arrived. Ports default to free ones. */
export async function startLocalMailbox(
  options: { smtpPort?: number; webPort?: number } = {},
): Promise<LocalMailbox> {
  const store = new MessageStore();
  const book = new FaultBook();
  const smtp = await startSmtp(options.smtpPort ?? 0, book, store);
  const faults: LocalFaults = {
    async add(fault) {
      book.add(fault);
      await smtp.obeyFaults();
    },
    async clear() {
      book.clear();
      smtp.cutSilent();
      await smtp.obeyFaults();
    },
    active: () => book.list(),
  };
  const web = await startWeb(options.webPort ?? 0, { store, faults });
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    webBase: `http://127.0.0.1:${web.port}`,
    smtpPort: smtp.port,
    webPort: web.port,
    messages: () => store.list(),
    waitForMessage: (fits, timeoutMs = 5000) => store.waitFor(fits, timeoutMs),
    faults,
    clear: () => store.clear(),
    stop: async () => void (await Promise.all([smtp.stop(), web.stop()])),
  };
}
