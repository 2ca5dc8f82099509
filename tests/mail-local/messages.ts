import { EventEmitter, once } from "node:events";

export type LocalAttachment = {
  filename: string;
  contentType: string;
  /** In bytes. */
  size: number;
  /** Address of the file on the mailbox's web port, without the origin. */
  url: string;
  content: Uint8Array;
};

export type LocalMessage = {
  id: string;
  /** The sender's bare address; the name is in `fromName`. */
  from: string;
  fromName: string;
  /** The bare addresses of the SMTP envelope: whom the server was told to deliver to. */
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** By lower-case name; repeated headers are joined by a line feed. */
  headers: Record<string, string>;
  attachments: LocalAttachment[];
  receivedAt: string;
  messageId: string;
};

export type MessagePredicate = (message: LocalMessage) => boolean;

/** What arrived, oldest first. */
export class MessageStore {
  private kept: LocalMessage[] = [];
  private readonly arrivals = new EventEmitter().setMaxListeners(0);

  list(): readonly LocalMessage[] {
    return this.kept;
  }

  find(id: string): LocalMessage | null {
    return this.kept.find((message) => message.id === id) ?? null;
  }

  add(message: LocalMessage): void {
    this.kept.push(message);
    this.arrivals.emit("message");
  }

  clear(): void {
    this.kept = [];
  }

  /** The first message that fits, at once if it is here already; an error that lists what came instead after `timeoutMs`. */
  async waitFor(fits: MessagePredicate, timeoutMs: number): Promise<LocalMessage> {
    const signal = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const found = this.kept.find(fits);
      if (found) return found;
      await once(this.arrivals, "message", { signal }).catch(() => {
        throw new Error(`No such message within ${timeoutMs} ms. The mailbox holds: ${this.describe()}`);
      });
    }
  }

  private describe(): string {
    return this.kept.map(({ to, subject }) => `"${subject}" to ${to.join(", ")}`).join("; ") || "nothing";
  }
}
