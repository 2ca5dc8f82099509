import { randomInt } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const host = "127.0.0.1";
const attempts = 100;

/** A listening port that can be shut and opened again under the same number. */
export class Port {
  constructor(private readonly server: Server) {}

  private number = 0;

  get value(): number {
    return this.number;
  }

  get base(): string {
    return `http://${host}:${this.number}`;
  }

  /**
   * 0 means any free one. It is then taken from below the range that the system gives to outgoing connections: a port that
   * is shut for a while must still be free when it opens again.
   */
  async listen(wanted: number): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.tryToListen(wanted === 0 ? randomInt(15_000, 32_000) : wanted);
      } catch (error) {
        if (wanted !== 0 || attempt === attempts || !isTaken(error)) throw error;
      }
    }
  }

  async open(): Promise<void> {
    if (this.server.listening) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.tryToListen(this.number);
      } catch (error) {
        if (attempt === attempts || !isTaken(error)) throw error;
        await wait(20);
      }
    }
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private tryToListen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(port, host, () => {
        this.server.removeListener("error", reject);
        this.number = (this.server.address() as AddressInfo).port;
        resolve();
      });
    });
  }
}

function isTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "EADDRINUSE";
}

/** The whole body as text; null when the client broke off. */
export async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}
