/** What may be found of an invite: "absent" only while its making was never acknowledged. */
type Found = "absent" | "pending" | "revoked" | "accepted";

type Promised = { readonly organizationId: string; may: ReadonlySet<Found>; isAcknowledged: boolean };

/**
 * What the server has acknowledged. Before each request it is noted what it may bring about, and afterwards, if the server
 * said yes, that nothing else may be found any more.
 */
export class Promises {
  private readonly invites = new Map<string, Promised>();
  /** Acknowledged changes by what they were. */
  readonly acknowledged = { invited: 0, revoked: 0, accepted: 0 };
  /** Requests that died with the server, and requests that it refused while it lived. */
  unanswered = 0;
  refused = 0;

  invite(organizationId: string, email: string): void {
    this.invites.set(email, { organizationId, may: new Set(["absent", "pending"]), isAcknowledged: false });
  }

  /** A request to change an invite that is known to be pending has gone out. */
  change(email: string, to: "revoked" | "accepted"): void {
    this.narrow(email, ["pending", to]);
  }

  keep(email: string, as: "pending" | "revoked" | "accepted"): void {
    this.narrow(email, [as]);
    this.acknowledged[as === "pending" ? "invited" : as] += 1;
    const promised = this.invites.get(email);
    if (promised) promised.isAcknowledged = true;
  }

  /** The acknowledged ones that are gone or not what they must be. */
  lost(rows: readonly { email: string; organizationId: string; status: string }[]): string[] {
    const found = new Map(rows.map((row) => [row.email, row]));
    return [...this.invites]
      .filter(([, { isAcknowledged }]) => isAcknowledged)
      .filter(([email, { may, organizationId }]) => {
        const row = found.get(email);
        return !row || row.organizationId !== organizationId || !may.has(row.status as Found);
      })
      .map(
        ([email, { may }]) =>
          `${email} is ${found.get(email)?.status ?? "absent"}, not ${[...may].join(" or ")}`,
      );
  }

  /** Whom an acknowledged invite waits for. */
  waiting(): string[] {
    return [...this.invites]
      .filter(([, { isAcknowledged, may }]) => isAcknowledged && may.size === 1 && may.has("pending"))
      .map(([email]) => email);
  }

  private narrow(email: string, may: readonly Found[]): void {
    const promised = this.invites.get(email);
    if (promised) promised.may = new Set(may);
  }
}
