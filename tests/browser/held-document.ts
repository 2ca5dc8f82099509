import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const beforeTheData = "window.__remixContext.streamController.enqueue";

/** A way to the server on which the end of a page, with the data it was made from, stays behind until it is let go. */
export async function holdDocumentEnds(url: string) {
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => (letGo = resolve));

  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const answered = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { ...asked.headers, "accept-encoding": "identity" };
      asked.pipe(
        request(new URL(asked.url ?? "/", url), { method: asked.method, headers }, resolve).on(
          "error",
          reject,
        ),
      );
    });
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    const body = Buffer.concat(await answered.toArray());
    const held = body.indexOf(beforeTheData);
    if (held >= 0) {
      answer.write(body.subarray(0, body.lastIndexOf("<script", held)));
      await isLetGo;
      answer.end(body.subarray(body.lastIndexOf("<script", held)));
    } else answer.end(body);
  }

  const server = createServer((asked, answer) => {
    pass(asked, answer).catch((error: unknown) => answer.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    letGo,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
