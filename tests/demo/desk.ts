import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { startSurroundings, type Surroundings } from "./surroundings.ts";
import { freePort } from "./free-port.ts";
import { seedStory, type Logins } from "../../prisma/seed.ts";

export type Desk = {
  readonly url: string;
  readonly surroundings: Surroundings;
  readonly variables: Readonly<Record<string, string>>;
  /** The process that serves now; `restart` puts another in its place. */
  server: ServerProcess;
  /** Starts the server again after it has ended or was killed. */
  restart(): Promise<void>;
  readonly logins: Logins;
  /** The Cookie header of the signed-in owner. */
  readonly cookie: string;
  stop(): Promise<void>;
};

type DeskOptions = {
  script?: string;
  variables?: Record<string, string>;
  /** Works on the database's file before the server opens it. */
  prepare?: (databasePath: string) => void;
};

/** A seeded production server with its surroundings. `script` replaces server.js for a variant of it. */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const surroundings = await startSurroundings({ port, url });
  const variables = { ...surroundings.variables, RATE_LIMITS: "off", ...options.variables };
  const logins = await seedStory({ ...surroundings, variables });
  options.prepare?.(String(surroundings.variables["DATABASE_URL"]).replace(/^file:/, ""));
  const settings = { variables, ...(options.script ? { script: options.script } : {}) };
  const server = await startServerProcess(settings);
  const cookie = await signIn(url, logins);
  const desk: Desk = {
    url,
    surroundings,
    variables,
    server,
    logins,
    cookie,
    restart: async () => {
      desk.server = await startServerProcess(settings);
    },
    stop: async () => {
      await desk.server.stop();
      await surroundings.stop();
    },
  };
  return desk;
}

async function signIn(url: string, logins: Logins): Promise<string> {
  const response = await fetch(`${url}/login`, {
    method: "POST",
    headers: { Origin: url },
    body: new URLSearchParams({
      email: String(logins["OWNER_EMAIL"]),
      password: String(logins["OWNER_PASSWORD"]),
    }),
    redirect: "manual",
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (response.status >= 400 || cookies.length === 0)
    throw new Error(`Signing in answered ${response.status}.`);
  return cookies.join("; ");
}
