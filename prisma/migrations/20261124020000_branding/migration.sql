-- New tables only: an organization without a row shows itself by its name alone, as before.
CREATE TABLE "logos" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "logos_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "logos_organization_id_sha256_key" ON "logos"("organization_id", "sha256");
CREATE INDEX "logos_sha256_idx" ON "logos"("sha256");
CREATE TRIGGER "logos_no_update" BEFORE UPDATE ON "logos" BEGIN SELECT RAISE(ABORT, 'a stored logo never changes'); END;

CREATE TABLE "brands" (
    "organization_id" TEXT NOT NULL PRIMARY KEY,
    "color" TEXT NOT NULL DEFAULT '',
    "sender_name" TEXT NOT NULL DEFAULT '',
    "greeting" TEXT NOT NULL DEFAULT '',
    "closing" TEXT NOT NULL DEFAULT '',
    "logo_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "brands_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "brands_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "logos" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- When somebody last called an address for machines, by whether the call's proof was good.
CREATE TABLE "webhook_calls" (
    "source" TEXT NOT NULL PRIMARY KEY,
    "accepted_at" DATETIME,
    "refused_at" DATETIME
);
