import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { z } from "zod";
import { faultSchema, type Fault } from "./faults.ts";
import type { MessageStore } from "./messages.ts";
import { faultsPage, listPage, messagePage, type View } from "./pages.ts";

export type LocalFaults = {
  add(fault: Fault): Promise<void>;
  clear(): Promise<void>;
  active(): readonly Fault[];
};
type Parts = { store: MessageStore; faults: LocalFaults };

/** The mailbox's page and API on 127.0.0.1. */
export async function startWeb(port: number, parts: Parts): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer(createWebApp(parts));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, stop };
}

function createWebApp(parts: Parts): Express {
  const app = express().disable("x-powered-by");
  app.use(express.json(), express.urlencoded({ extended: false }));
  addPages(app, parts);
  addApi(app, parts);
  return app;
}

function addPages(app: Express, { store, faults }: Parts): void {
  app.get("/", (_request, response) => void response.send(listPage(store.list())));
  app.post("/clear", (_request, response) => {
    store.clear();
    response.redirect(303, "/");
  });
  app.get("/messages/:id", (request, response) => {
    const message = store.find(request.params.id);
    if (!message) return void response.status(404).send("There is no such message.");
    response.send(messagePage(message, viewOf(request.query.view, message.html ? "html" : "text")));
  });
  app.get("/messages/:id/html", (request, response) => {
    const message = store.find(request.params.id);
    if (!message) return void response.status(404).send("There is no such message.");
    response.set(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox",
    );
    response.type("html").send(`<base target="_blank">${message.html}`);
  });
  app.get("/faults", (_request, response) => void response.send(faultsPage(faults.active())));
  app.post(
    "/faults",
    whenDone(async (request, response) => {
      const filled = Object.entries(request.body as Record<string, string>).filter(
        ([, value]) => value !== "",
      );
      const fault = faultSchema.safeParse(Object.fromEntries(filled));
      if (!fault.success) return void response.status(400).send("That is not a fault this mailbox knows.");
      await faults.add(fault.data);
      response.redirect(303, "/faults");
    }),
  );
  app.post(
    "/faults/clear",
    whenDone(async (_request, response) => {
      await faults.clear();
      response.redirect(303, "/faults");
    }),
  );
}

function addApi(app: Express, { store, faults }: Parts): void {
  app.get("/api/messages", (_request, response) => {
    const messages = store.list().map((message) => ({
      ...message,
      attachments: message.attachments.map(({ content: _content, ...described }) => described),
    }));
    response.json({ messages });
  });
  app.delete("/api/messages", (_request, response) => {
    store.clear();
    response.status(204).end();
  });
  app.get("/api/messages/:id/attachments/:index", (request, response) => {
    const file = store.find(request.params.id)?.attachments[Number(request.params.index)];
    if (!file) return void response.status(404).json({ message: "There is no such attachment." });
    response.attachment(file.filename).type(file.contentType).send(Buffer.from(file.content));
  });
  app.get("/api/faults", (_request, response) => void response.json({ faults: faults.active() }));
  app.post(
    "/api/faults",
    whenDone(async (request, response) => {
      const fault = faultSchema.safeParse(request.body);
      if (!fault.success) return void response.status(400).json({ message: z.prettifyError(fault.error) });
      await faults.add(fault.data);
      response.status(204).end();
    }),
  );
  app.delete(
    "/api/faults",
    whenDone(async (_request, response) => {
      await faults.clear();
      response.status(204).end();
    }),
  );
}

// Express 4 does not wait for a handler and loses what it throws later.
function whenDone(handle: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => void handle(request, response).catch(next);
}

function viewOf(asked: unknown, otherwise: View): View {
  return asked === "html" || asked === "text" || asked === "headers" ? asked : otherwise;
}
