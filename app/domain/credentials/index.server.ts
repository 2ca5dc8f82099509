/** What proves who somebody is: passwords, sessions and API keys, none of which can be read back from the database. */
export { hashPassword, newPassword, requireUnlike, verifyPassword } from "./password.ts";
export { hashSecret, newSecret } from "./secret.ts";
export { startSession, type Visitor } from "./start-session.ts";
export { findSession } from "./find-session.ts";
export { listSessions, revokeSession, type SessionItem } from "./sessions.ts";
export { revokeSessions } from "./revoke-sessions.ts";
export { signOut } from "./sign-out.ts";
export { listOrganizationsOf } from "./organizations-of.ts";
export { switchOrganization } from "./switch-organization.ts";
export { apiKeyInput, createApiKey, listApiKeys, revokeApiKey } from "./api-keys.ts";
export { findApiKey } from "./find-api-key.ts";
