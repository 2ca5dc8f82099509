import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { FaultBook } from "./faults.ts";
import type { MessageStore } from "./messages.ts";
import { parseMessage } from "./parse.ts";

export type LocalSmtp = {
  port: number;
  /** Closes or opens the port as the faults demand. */
  obeyFaults(): Promise<void>;
  /** Cuts the connections that were left without a greeting. */
  cutSilent(): void;
  stop(): Promise<void>;
};

/** Listens on 127.0.0.1; port 0 takes any free one and keeps it through every fault. */
export async function startSmtp(port: number, faults: FaultBook, store: MessageStore): Promise<LocalSmtp> {
  const delays = new Set<NodeJS.Timeout>();
  const unanswered = new Set<SMTPServerSession>();
  const server = new SMTPServer({
    banner: "Steadybill local mailbox",
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "anyone" }),
    onConnect(session, done) {
      if (faults.take("refuse")) return cut(session);
      if (faults.take("silent")) return void unanswered.add(session);
      done();
    },
    onClose: (session) => void unanswered.delete(session),
    onRcptTo({ address }, _session, done) {
      if (faults.take("refuse-recipient", [address])) return done(reply(550, `No such mailbox: ${address}`));
      if (faults.take("temporary", [address])) return done(reply(451, "Try again later"));
      done();
    },
    onData(stream, session, done) {
      receive(stream, session).then((answer) => answer && done(answer === "taken" ? null : answer), done);
    },
  });
  server.on("error", () => undefined);
  greetAtOnce(server);

  await listen(port);
  const boundPort = (server.server.address() as AddressInfo).port;
  return { port: boundPort, obeyFaults, cutSilent: () => unanswered.forEach(cut), stop };

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession) {
    const raw = (await stream.toArray()) as Buffer[];
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    if (faults.take("drop", recipients)) return cut(session);
    if (faults.take("refuse-all", recipients)) return reply(554, "Message refused");
    const delay = faults.take("delay", recipients);
    if (delay) await pause(delay.ms ?? 1000);
    store.add(await parseMessage(Buffer.concat(raw), recipients));
    if (faults.take("drop-answer", recipients)) return cut(session);
    return "taken" as const;
  }

  function pause(lengthMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        delays.delete(timer);
        resolve();
      }, lengthMs);
      delays.add(timer);
    });
  }

  function cut(session: SMTPServerSession): void {
    for (const connection of server.connections) {
      if (connection.session === session) connection._socket.destroy();
    }
  }

  function cutAll(): void {
    for (const connection of server.connections) connection._socket.destroy();
  }

  function listen(onPort: number): Promise<void> {
    return new Promise((resolve, reject) => {
      server.server.once("error", reject);
      server.server.listen(onPort, "127.0.0.1", () => {
        server.server.off("error", reject);
        resolve();
      });
    });
  }

  async function closePort(): Promise<void> {
    if (!server.server.listening) return;
    const closed = new Promise<void>((resolve) => server.server.close(() => resolve()));
    cutAll();
    await closed;
  }

  async function obeyFaults(): Promise<void> {
    if (faults.refusesToListen()) return closePort();
    if (!server.server.listening) await listen(boundPort);
  }

  async function stop(): Promise<void> {
    delays.forEach(clearTimeout);
    await closePort();
  }
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/**
 * smtp-server 3.21 keeps back its greeting for a tenth of a second, to catch who talks before it. Nobody does here, and
 * every mail of every test would wait for that.
 */
function greetAtOnce({ connections }: SMTPServer): void {
  connections.add = (connection) => {
    const greeting = connection as unknown as { connectionReady(next?: () => void): void };
    const greet = greeting.connectionReady.bind(connection);
    let hasGreeted = false;
    greeting.connectionReady = (next) => {
      if (hasGreeted && !next) return;
      hasGreeted = true;
      greet(next);
    };
    setImmediate(() => greeting.connectionReady());
    return Set.prototype.add.call(connections, connection) as typeof connections;
  };
}
