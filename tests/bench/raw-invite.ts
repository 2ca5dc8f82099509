import { createHash, createHmac } from "node:crypto";
import Database from "better-sqlite3";
import { days, seconds } from "#lib/duration";
import { newId } from "#lib/ids";

/**
 * An invite written by hand: the rows and the statements of `inviteAgent` in one transaction of better-sqlite3 with
 * the server's durability, every statement prepared once, and no rule but those that are questions to the database.
 */
export function openRawInvites(path: string) {
  const connection = new Database(path);
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  const prepared = Object.fromEntries(
    Object.entries(statements).map(([name, sql]) => [name, connection.prepare(sql)]),
  ) as Record<keyof typeof statements, Database.Statement>;

  const write = connection.transaction((organizationId: string, userId: string, email: string) => {
    const now = Date.now();
    const expiresAt = now + days(14);
    const [id, linkId, emailId] = [newId(), newId(), newId()];
    const tokenHash = createHash("sha256")
      .update(createHmac("sha256", "a key").update(`${linkId}:1`).digest("base64url"))
      .digest("hex");
    if (prepared.member.get(organizationId, email)) throw new Error("Works here.");
    if (prepared.pending.get(organizationId, email)) throw new Error("Invited.");
    prepared.invite.run(id, organizationId, email, userId, now, expiresAt);
    prepared.liveLink.get(id, now);
    prepared.link.run(linkId, organizationId, id, tokenHash, now, expiresAt);
    const dedupe = `agent-invite:${id}`;
    prepared.knownEmail.get(dedupe);
    const props = JSON.stringify({ inviteId: id, linkId });
    prepared.email.run(emailId, organizationId, email, props, dedupe, `<${emailId}@localhost>`, id, now, now);
    prepared.activity.run(
      ...[newId(), organizationId, userId, id, now, JSON.stringify({ email, role: "agent" })],
    );
    const update = prepared.update.get(organizationId) as { desired_version: number };
    const version = update.desired_version + 1;
    prepared.wish.run(version, now, now, now + seconds(0.5), organizationId);
    prepared.mark.run(version, id);
    prepared.limit.get(organizationId);
    return prepared.written.get(id);
  });

  return { write, close: () => connection.close() };
}

const statements = {
  member: `SELECT m.id FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.organization_id = ? AND u.email = ?`,
  pending: `SELECT id, expires_at FROM agent_invites WHERE organization_id = ? AND email = ? AND status = 'pending'`,
  invite: `INSERT INTO agent_invites (id, organization_id, email, role, invited_by_id, created_at, expires_at)
    VALUES (?, ?, ?, 'agent', ?, ?, ?)`,
  liveLink: `SELECT id FROM links WHERE kind = 'invite' AND subject_id = ? AND contact_id IS NULL
    AND used_at IS NULL AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`,
  link: `INSERT INTO links (id, kind, organization_id, subject_id, version, token_hash, created_at, expires_at)
    VALUES (?, 'invite', ?, ?, 1, ?, ?, ?)`,
  knownEmail: `SELECT id FROM emails WHERE dedupe = ?`,
  email: `INSERT INTO emails (id, organization_id, template, to_address, props, dedupe, message_id, subject_kind,
    subject_id, created_at, next_attempt_at) VALUES (?, ?, 'agent-invite', ?, ?, ?, ?, 'invite', ?, ?, ?)`,
  activity: `INSERT INTO activity (id, organization_id, actor_kind, actor_id, actor_name, verb, subject_kind, subject_id,
    at, after) VALUES (?, ?, 'user', ?, 'Ada', 'invited', 'invite', ?, ?, ?)`,
  update: `SELECT * FROM billing_updates WHERE organization_id = ?`,
  wish: `UPDATE billing_updates SET desired_version = ?, waiting_since = ?, updated_at = ?, state = 'pending',
    next_attempt_at = ? WHERE organization_id = ?`,
  mark: `UPDATE agent_invites SET billing_pending = 1, billing_version = ? WHERE id = ? AND role = 'agent'`,
  limit: `SELECT seat_limit FROM organizations WHERE id = ?`,
  written: `SELECT id, email, role, status, billing_pending, created_at, expires_at FROM agent_invites WHERE id = ?`,
};
