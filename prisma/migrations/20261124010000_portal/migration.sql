ALTER TABLE "contacts" ADD COLUMN "gets_invoices" BOOLEAN NOT NULL DEFAULT true;
CREATE INDEX "contacts_email_idx" ON "contacts"("email");

-- Who opened what is looked up by the contact's links.
CREATE INDEX "links_contact_id_idx" ON "links"("contact_id");
CREATE INDEX "invoice_views_link_id_viewed_at_idx" ON "invoice_views"("link_id", "viewed_at");
CREATE INDEX "emails_contact_id_id_idx" ON "emails"("contact_id", "id");

-- CreateTable
CREATE TABLE "portal_sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "created_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "revoked_at" DATETIME
);
CREATE UNIQUE INDEX "portal_sessions_token_hash_key" ON "portal_sessions"("token_hash");
CREATE INDEX "portal_sessions_email_idx" ON "portal_sessions"("email");

-- CreateTable
CREATE TABLE "change_requests" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL DEFAULT '',
    "created_at" DATETIME NOT NULL,
    "decided_at" DATETIME,
    CONSTRAINT "change_requests_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "change_requests_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "change_requests_organization_id_state_id_idx" ON "change_requests"("organization_id", "state", "id");
CREATE INDEX "change_requests_contact_id_id_idx" ON "change_requests"("contact_id", "id");
CREATE INDEX "change_requests_client_id_id_idx" ON "change_requests"("client_id", "id");
-- One wish at a time per person: a new one takes the place of the one before.
CREATE UNIQUE INDEX "change_requests_one_open" ON "change_requests"("contact_id") WHERE "state" = 'open';
