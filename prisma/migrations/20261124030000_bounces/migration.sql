-- What mail systems, or people, say about a mail after it had left. The Message-ID is the one that the mail had then.
CREATE TABLE "bounces" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT,
    "email_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "reported_by" TEXT NOT NULL,
    "reported_at" DATETIME NOT NULL,
    CONSTRAINT "bounces_email_id_fkey" FOREIGN KEY ("email_id") REFERENCES "emails" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "bounces_message_id_kind_key" ON "bounces"("message_id", "kind");
CREATE INDEX "bounces_email_id_id_idx" ON "bounces"("email_id", "id");

-- One thing that is done to many invoices, one after the other; each row tells what became of it.
CREATE TABLE "bulk_actions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "asked_by" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "ended_at" DATETIME,
    CONSTRAINT "bulk_actions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "bulk_actions_organization_id_id_idx" ON "bulk_actions"("organization_id", "id");
CREATE INDEX "bulk_actions_state_id_idx" ON "bulk_actions"("state", "id");

CREATE TABLE "bulk_items" (
    "bulk_action_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    PRIMARY KEY ("bulk_action_id", "position"),
    CONSTRAINT "bulk_items_bulk_action_id_fkey" FOREIGN KEY ("bulk_action_id") REFERENCES "bulk_actions" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "bulk_items_bulk_action_id_outcome_position_idx" ON "bulk_items"("bulk_action_id", "outcome", "position");

-- What is owed per due date, so that the overview adds up days and not invoices.
CREATE TABLE "owed_totals" (
    "organization_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    PRIMARY KEY ("organization_id", "currency", "due_on")
);
CREATE TRIGGER "invoices_owed_insert" AFTER INSERT ON "invoices" WHEN NEW."status" = 'open' AND NEW."amount_due" > 0
BEGIN
  INSERT INTO "owed_totals"("organization_id", "currency", "due_on", "amount", "count")
  VALUES (NEW."organization_id", NEW."currency", coalesce(NEW."due_on", ''), NEW."amount_due", 1)
  ON CONFLICT DO UPDATE SET "amount" = "amount" + excluded."amount", "count" = "count" + 1;
END;
CREATE TRIGGER "invoices_owed_delete" AFTER DELETE ON "invoices" WHEN OLD."status" = 'open' AND OLD."amount_due" > 0
BEGIN
  UPDATE "owed_totals" SET "amount" = "amount" - OLD."amount_due", "count" = "count" - 1
  WHERE "organization_id" = OLD."organization_id" AND "currency" = OLD."currency" AND "due_on" = coalesce(OLD."due_on", '');
  DELETE FROM "owed_totals" WHERE "organization_id" = OLD."organization_id" AND "currency" = OLD."currency"
    AND "due_on" = coalesce(OLD."due_on", '') AND "count" = 0;
END;
-- Two triggers for what an update takes away and what it adds; which of them runs first makes no difference.
CREATE TRIGGER "invoices_owed_update_away" AFTER UPDATE OF "organization_id", "status", "currency", "amount_due", "due_on" ON "invoices"
WHEN OLD."status" = 'open' AND OLD."amount_due" > 0 AND (OLD."status" <> NEW."status" OR OLD."amount_due" <> NEW."amount_due"
  OR OLD."currency" <> NEW."currency" OR OLD."due_on" IS NOT NEW."due_on" OR OLD."organization_id" <> NEW."organization_id")
BEGIN
  INSERT INTO "owed_totals"("organization_id", "currency", "due_on", "amount", "count")
  VALUES (OLD."organization_id", OLD."currency", coalesce(OLD."due_on", ''), -OLD."amount_due", -1)
  ON CONFLICT DO UPDATE SET "amount" = "amount" + excluded."amount", "count" = "count" - 1;
  DELETE FROM "owed_totals" WHERE "organization_id" = OLD."organization_id" AND "currency" = OLD."currency"
    AND "due_on" = coalesce(OLD."due_on", '') AND "count" = 0;
END;
CREATE TRIGGER "invoices_owed_update_added" AFTER UPDATE OF "organization_id", "status", "currency", "amount_due", "due_on" ON "invoices"
WHEN NEW."status" = 'open' AND NEW."amount_due" > 0 AND (OLD."status" <> NEW."status" OR OLD."amount_due" <> NEW."amount_due"
  OR OLD."currency" <> NEW."currency" OR OLD."due_on" IS NOT NEW."due_on" OR OLD."organization_id" <> NEW."organization_id")
BEGIN
  INSERT INTO "owed_totals"("organization_id", "currency", "due_on", "amount", "count")
  VALUES (NEW."organization_id", NEW."currency", coalesce(NEW."due_on", ''), NEW."amount_due", 1)
  ON CONFLICT DO UPDATE SET "amount" = "amount" + excluded."amount", "count" = "count" + 1;
  DELETE FROM "owed_totals" WHERE "organization_id" = NEW."organization_id" AND "currency" = NEW."currency"
    AND "due_on" = coalesce(NEW."due_on", '') AND "count" = 0;
END;
INSERT INTO "owed_totals"("organization_id", "currency", "due_on", "amount", "count")
SELECT "organization_id", "currency", coalesce("due_on", ''), sum("amount_due"), count(*) FROM "invoices"
WHERE "status" = 'open' AND "amount_due" > 0 GROUP BY 1, 2, 3;

-- What succeeded payments brought per quarter of an hour, at one of which every month of every zone begins.
CREATE TABLE "received_totals" (
    "organization_id" TEXT NOT NULL,
    "slot_at" DATETIME NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    PRIMARY KEY ("organization_id", "slot_at", "currency")
);
CREATE TRIGGER "payments_received_insert" AFTER INSERT ON "payments" WHEN NEW."state" = 'succeeded' AND NEW."received_at" IS NOT NULL
BEGIN
  INSERT INTO "received_totals"("organization_id", "slot_at", "currency", "amount", "count")
  VALUES (NEW."organization_id", NEW."received_at" - NEW."received_at" % 900000, NEW."currency", NEW."amount", 1)
  ON CONFLICT DO UPDATE SET "amount" = "amount" + excluded."amount", "count" = "count" + 1;
END;
CREATE TRIGGER "payments_received_delete" AFTER DELETE ON "payments" WHEN OLD."state" = 'succeeded' AND OLD."received_at" IS NOT NULL
BEGIN
  UPDATE "received_totals" SET "amount" = "amount" - OLD."amount", "count" = "count" - 1
  WHERE "organization_id" = OLD."organization_id" AND "slot_at" = OLD."received_at" - OLD."received_at" % 900000 AND "currency" = OLD."currency";
  DELETE FROM "received_totals" WHERE "organization_id" = OLD."organization_id"
    AND "slot_at" = OLD."received_at" - OLD."received_at" % 900000 AND "currency" = OLD."currency" AND "count" = 0;
END;
CREATE TRIGGER "payments_received_update_away" AFTER UPDATE OF "organization_id", "state", "currency", "amount", "received_at" ON "payments"
WHEN OLD."state" = 'succeeded' AND OLD."received_at" IS NOT NULL AND (OLD."state" <> NEW."state" OR OLD."amount" <> NEW."amount"
  OR OLD."currency" <> NEW."currency" OR OLD."received_at" IS NOT NEW."received_at" OR OLD."organization_id" <> NEW."organization_id")
BEGIN
  INSERT INTO "received_totals"("organization_id", "slot_at", "currency", "amount", "count")
  VALUES (OLD."organization_id", OLD."received_at" - OLD."received_at" % 900000, OLD."currency", -OLD."amount", -1)
  ON CONFLICT DO UPDATE SET "amount" = "amount" + excluded."amount", "count" = "count" - 1;
  DELETE FROM "received_totals" WHERE "organization_id" = OLD."organization_id"
    AND "slot_at" = OLD."received_at" - OLD."received_at" % 900000 AND "currency" = OLD."currency" AND "count" = 0;
END;
CREATE TRIGGER "payments_received_update_added" AFTER UPDATE OF "organization_id", "state", "currency", "amount", "received_at" ON "payments"
WHEN NEW."state" = 'succeeded' AND NEW."received_at" IS NOT NULL AND (OLD."state" <> NEW."state" OR OLD."amount" <> NEW."amount"
  OR OLD."currency" <> NEW."currency" OR OLD."received_at" IS NOT NEW."received_at" OR OLD."organization_id" <> NEW."organization_id")
BEGIN
  INSERT INTO "received_totals"("organization_id", "slot_at", "currency", "amount", "count")
  VALUES (NEW."organization_id", NEW."received_at" - NEW."received_at" % 900000, NEW."currency", NEW."amount", 1)
  ON CONFLICT DO UPDATE SET "amount" = "amount" + excluded."amount", "count" = "count" + 1;
  DELETE FROM "received_totals" WHERE "organization_id" = NEW."organization_id"
    AND "slot_at" = NEW."received_at" - NEW."received_at" % 900000 AND "currency" = NEW."currency" AND "count" = 0;
END;
INSERT INTO "received_totals"("organization_id", "slot_at", "currency", "amount", "count")
SELECT "organization_id", "received_at" - "received_at" % 900000, "currency", sum("amount"), count(*) FROM "payments"
WHERE "state" = 'succeeded' AND "received_at" IS NOT NULL GROUP BY 1, 2, 3;

-- Whether anything was ever sent, and who did what, without going over all there is.
CREATE INDEX "invoices_sent" ON "invoices"("organization_id") WHERE "delivery_state" <> 'none';
CREATE INDEX "activity_organization_id_at_id_idx" ON "activity"("organization_id", "at", "id");
CREATE INDEX "activity_organization_id_actor_name_id_idx" ON "activity"("organization_id", "actor_name", "id");
