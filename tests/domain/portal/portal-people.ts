import { requestPortalLink, signInToPortal } from "#domain/portal";
import type { World } from "../../world.ts";

const visitor = { userAgent: "Tests", address: "192.0.2.9" };

/** The token of the newest sign-in mail to the address, or null where none arrived. */
export function newestToken(world: World, email: string): string | null {
  const mails = world.mailbox.messages().filter(({ to }) => String(to).includes(email));
  const tokens = mails.flatMap(({ text }) => /\/portal\/([\w-]{43})/.exec(text)?.[1] ?? []);
  return tokens.at(-1) ?? null;
}

/** Asks for a link and reads it in the mailbox. */
export async function askForToken(world: World, email: string): Promise<string> {
  await requestPortalLink(world.strangerCtx, { email, address: visitor.address });
  await world.settle();
  return newestToken(world, email) ?? "";
}

/** Uses a link; null when it is over. */
export function enterWith(world: World, token: string, over: { replaces?: string } = {}) {
  return signInToPortal(world.strangerCtx, { ...visitor, token, ...over });
}

/** The whole way in: the session's token. */
export async function signIn(world: World, email: string): Promise<string> {
  const session = await enterWith(world, await askForToken(world, email));
  if (!session) throw new Error(`${email} could not sign in.`);
  return session.token;
}
