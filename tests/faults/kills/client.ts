import { setTimeout } from "node:timers/promises";
import { callApi, type Called, isAcknowledged, postForm } from "../seat-desk/api.ts";
import type { SeatDesk } from "../seat-desk/desk.ts";
import type { Organization } from "../seat-desk/organizations.ts";
import type { Promises } from "./promises.ts";
import type { Random } from "./random.ts";

const longestPause = 200;

type Pending = { readonly id: string; readonly email: string };

/** Somebody who invites, takes invites back and lets people accept, one request after the other, until the server dies. */
export class Client {
  private readonly pending: Pending[] = [];
  private made = 0;

  constructor(
    private readonly name: string,
    private readonly at: { desk: SeatDesk; organization: Organization; promises: Promises; random: Random },
  ) {}

  /** `onRequest` is told of each request just before it goes out. */
  async work(onRequest: () => void): Promise<void> {
    for (;;) {
      onRequest();
      const called = await this.once();
      if (called.status === null) {
        this.at.promises.unanswered += 1;
        return;
      }
      if (!isAcknowledged(called)) this.at.promises.refused += 1;
      // Without a pause the server would do nothing but answer, and come to few calls to Stripe.
      await setTimeout(this.at.random.below(longestPause));
    }
  }

  private once(): Promise<Called> {
    const lot = this.at.random.next();
    if (this.pending.length < 3 || lot < 0.7) return this.invite();
    return lot < 0.85 ? this.revoke() : this.accept();
  }

  private async invite(): Promise<Called> {
    const { promises, organization } = this.at;
    this.made += 1;
    const email = `${this.name}-${this.made}@agents.test`;
    promises.invite(organization.id, email);
    const called = await this.call("agents.invite", { email });
    if (!isAcknowledged(called)) return called;
    promises.keep(email, "pending");
    // The server may die in the middle of its answer: the invite counts, but what its id is was not heard.
    const id = called.answer?.["id"];
    if (typeof id === "string") this.pending.push({ id, email });
    return called;
  }

  private async revoke(): Promise<Called> {
    const { promises, random } = this.at;
    const [invite] = this.pending.splice(random.below(this.pending.length), 1);
    if (!invite) return this.invite();
    const { id, email } = invite;
    promises.change(email, "revoked");
    const called = await this.call("agents.revokeInvite", { id });
    if (isAcknowledged(called)) promises.keep(email, "revoked");
    return called;
  }

  /** Needs the link in a mail; while none has come there is another invite instead. */
  private async accept(): Promise<Called> {
    const { desk, promises } = this.at;
    const links = linksIn(desk.mailbox.messages());
    const index = this.pending.findIndex(({ email }) => links.has(email));
    const [invite] = index < 0 ? [] : this.pending.splice(index, 1);
    if (!invite) return this.invite();
    const { email } = invite;
    const path = links.get(email) ?? "";
    promises.change(email, "accepted");
    const fields = { name: "Nell", password: "nine green bottles hang" };
    const called = await postForm(desk.url, { path, fields, origin: desk.origin });
    if (isAcknowledged(called)) promises.keep(email, "accepted");
    return called;
  }

  private call(procedure: string, input: unknown): Promise<Called> {
    const { desk, organization } = this.at;
    return callApi(desk.url, { apiKey: organization.apiKey, procedure, input });
  }
}

/** The path of each invite's link, by the address that it was sent to. */
function linksIn(messages: readonly { to: readonly string[]; text: string }[]): Map<string, string> {
  return new Map(
    messages.flatMap(({ to, text }) => {
      const path = /\/invites\/[\w-]+/.exec(text)?.[0];
      return path ? to.map((email) => [email, path] as const) : [];
    }),
  );
}
