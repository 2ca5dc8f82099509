-- Columns and tables only, so that no table is rebuilt and every index and trigger stays.
ALTER TABLE "organizations" ADD COLUMN "tax_rounding" TEXT NOT NULL DEFAULT 'document';
ALTER TABLE "organizations" ADD COLUMN "cash_rounding_increment" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "organizations" ADD COLUMN "allows_partial_payments" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "organizations" ADD COLUMN "terms" TEXT NOT NULL DEFAULT '';
ALTER TABLE "organizations" ADD COLUMN "books_closed_until" TEXT;

ALTER TABLE "clients" ADD COLUMN "tax_rate_id" TEXT;

ALTER TABLE "number_series" ADD COLUMN "resets_yearly" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "number_series" ADD COLUMN "year" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "invoices" ADD COLUMN "number_year" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "invoices" ADD COLUMN "rounding_amount" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "invoices" ADD COLUMN "tax_rounding" TEXT NOT NULL DEFAULT 'document';
ALTER TABLE "invoices" ADD COLUMN "cash_rounding_increment" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "invoices" ADD COLUMN "terms" TEXT NOT NULL DEFAULT '';
ALTER TABLE "invoices" ADD COLUMN "purchase_order" TEXT NOT NULL DEFAULT '';
ALTER TABLE "invoices" ADD COLUMN "allows_partial_payments" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "credit_notes" ADD COLUMN "number_year" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "credit_notes" ADD COLUMN "rounding_amount" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "credit_notes" ADD COLUMN "remainder" TEXT;
ALTER TABLE "credit_note_lines" ADD COLUMN "invoice_discount_share" BIGINT NOT NULL DEFAULT 0;

ALTER TABLE "stripe_events" ADD COLUMN "changes" TEXT NOT NULL DEFAULT '[]';

CREATE TABLE "credit_note_line_taxes" (
    "line_id" TEXT NOT NULL,
    "tax_rate_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "percent" TEXT NOT NULL,
    "inclusive" BOOLEAN NOT NULL,
    "base" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    PRIMARY KEY ("line_id", "tax_rate_id"),
    CONSTRAINT "credit_note_line_taxes_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "credit_note_lines" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "credit_applications" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "reversed_at" DATETIME,
    CONSTRAINT "credit_applications_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "credit_payouts" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "paid_on" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "reversed_at" DATETIME
);

CREATE TABLE "disputes" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "stripe_dispute_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "evidence_due_at" DATETIME,
    "opened_at" DATETIME NOT NULL,
    "closed_at" DATETIME,
    CONSTRAINT "disputes_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "reconciliation_runs" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "occasion" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "started_at" DATETIME NOT NULL,
    "finished_at" DATETIME,
    "as_of" DATETIME,
    "balanced" BOOLEAN,
    "figures" TEXT NOT NULL DEFAULT '{}',
    "error" TEXT
);

CREATE TABLE "reconciliation_cursors" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "updated_at" DATETIME NOT NULL
);

CREATE TABLE "discrepancies" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT,
    "reason" TEXT NOT NULL,
    "stripe_object_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "note" TEXT NOT NULL DEFAULT '',
    "payment_id" TEXT,
    "invoice_id" TEXT,
    "opened_at" DATETIME NOT NULL,
    "last_seen_at" DATETIME NOT NULL,
    "settled_at" DATETIME,
    "settled_by_id" TEXT
);

CREATE TABLE "payouts" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "stripe_payout_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "is_itemized" BOOLEAN NOT NULL,
    "arrives_on" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "itemized_at" DATETIME
);

CREATE TABLE "balance_transactions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "fee" BIGINT NOT NULL,
    "net" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "source_id" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" DATETIME NOT NULL,
    "payout_id" TEXT,
    "organization_id" TEXT,
    "payment_id" TEXT,
    "booked_amount" BIGINT,
    CONSTRAINT "balance_transactions_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payouts" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE TABLE "account_codes" (
    "organization_id" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("organization_id", "account")
);

CREATE INDEX "credit_applications_invoice_id_idx" ON "credit_applications"("invoice_id");
CREATE INDEX "credit_applications_client_id_id_idx" ON "credit_applications"("client_id", "id");
CREATE INDEX "credit_payouts_client_id_id_idx" ON "credit_payouts"("client_id", "id");
CREATE UNIQUE INDEX "disputes_stripe_dispute_id_key" ON "disputes"("stripe_dispute_id");
CREATE INDEX "disputes_organization_id_state_evidence_due_at_idx" ON "disputes"("organization_id", "state", "evidence_due_at");
CREATE INDEX "disputes_payment_id_idx" ON "disputes"("payment_id");
CREATE INDEX "reconciliation_runs_started_at_idx" ON "reconciliation_runs"("started_at");
CREATE INDEX "discrepancies_organization_id_state_id_idx" ON "discrepancies"("organization_id", "state", "id");
CREATE UNIQUE INDEX "discrepancies_reason_stripe_object_id_key" ON "discrepancies"("reason", "stripe_object_id");
CREATE UNIQUE INDEX "payouts_stripe_payout_id_key" ON "payouts"("stripe_payout_id");
CREATE INDEX "payouts_created_at_idx" ON "payouts"("created_at");
CREATE INDEX "balance_transactions_created_at_id_idx" ON "balance_transactions"("created_at", "id");
CREATE INDEX "balance_transactions_payout_id_idx" ON "balance_transactions"("payout_id");
CREATE INDEX "balance_transactions_source_id_idx" ON "balance_transactions"("source_id");
CREATE INDEX "balance_transactions_payment_id_idx" ON "balance_transactions"("payment_id");
-- Almost all lines agree with the books, so those that do not are found without looking at the others.
CREATE INDEX "balance_transactions_differing" ON "balance_transactions"("id") WHERE "booked_amount" IS NOT "net";

-- A place in a series is given once, in each year when the series begins anew with the year.
DROP INDEX "invoices_one_per_number";
DROP INDEX "credit_notes_one_per_number";
CREATE UNIQUE INDEX "invoices_one_per_number" ON "invoices"("organization_id", "number_year", "number_index") WHERE "number_index" IS NOT NULL;
CREATE UNIQUE INDEX "credit_notes_one_per_number" ON "credit_notes"("organization_id", "number_year", "number_index") WHERE "number_index" IS NOT NULL;

-- What an issued invoice was sent with now holds more columns.
DROP TRIGGER "invoices_issued_figures_stay";
CREATE TRIGGER "invoices_issued_figures_stay" BEFORE UPDATE ON "invoices"
WHEN OLD."status" <> 'draft' AND (
  NEW."status" = 'draft' OR NEW."number" IS NOT OLD."number" OR NEW."number_index" IS NOT OLD."number_index" OR NEW."number_year" <> OLD."number_year"
  OR NEW."client_id" <> OLD."client_id" OR NEW."organization_id" <> OLD."organization_id"
  OR NEW."currency" <> OLD."currency" OR NEW."subtotal" <> OLD."subtotal" OR NEW."discount_total" <> OLD."discount_total"
  OR NEW."tax_total" <> OLD."tax_total" OR NEW."rounding_amount" <> OLD."rounding_amount" OR NEW."tax_rounding" <> OLD."tax_rounding"
  OR NEW."cash_rounding_increment" <> OLD."cash_rounding_increment"
  OR NEW."total" <> OLD."total" OR NEW."issued_on" IS NOT OLD."issued_on"
  OR NEW."due_on" IS NOT OLD."due_on" OR NEW."seller" IS NOT OLD."seller" OR NEW."buyer" IS NOT OLD."buyer"
  OR NEW."notes" <> OLD."notes" OR NEW."terms" <> OLD."terms" OR NEW."purchase_order" <> OLD."purchase_order"
  OR NEW."supplied_on" IS NOT OLD."supplied_on" OR NEW."discount_percent" IS NOT OLD."discount_percent"
  OR NEW."discount_amount" IS NOT OLD."discount_amount" OR NEW."issued_at" IS NOT OLD."issued_at")
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "credit_note_line_taxes_issued_no_insert" BEFORE INSERT ON "credit_note_line_taxes"
WHEN (SELECT "status" FROM "credit_notes" WHERE "id" = (SELECT "credit_note_id" FROM "credit_note_lines" WHERE "id" = NEW."line_id")) = 'issued'
BEGIN SELECT RAISE(ABORT, 'an issued credit note does not change'); END;
CREATE TRIGGER "credit_note_line_taxes_issued_no_update" BEFORE UPDATE ON "credit_note_line_taxes"
WHEN (SELECT "status" FROM "credit_notes" WHERE "id" = (SELECT "credit_note_id" FROM "credit_note_lines" WHERE "id" = OLD."line_id")) = 'issued'
BEGIN SELECT RAISE(ABORT, 'an issued credit note does not change'); END;
CREATE TRIGGER "credit_note_line_taxes_issued_no_delete" BEFORE DELETE ON "credit_note_line_taxes"
WHEN (SELECT "status" FROM "credit_notes" WHERE "id" = (SELECT "credit_note_id" FROM "credit_note_lines" WHERE "id" = OLD."line_id")) = 'issued'
BEGIN SELECT RAISE(ABORT, 'an issued credit note does not change'); END;

-- Every order of a list is an index's own order, so that a page costs the same however long the list is.
DROP INDEX "invoices_organization_id_status_id_idx";
DROP INDEX "invoices_client_id_id_idx";
DROP INDEX "payments_client_id_idx";
DROP INDEX "payments_invoice_id_idx";
DROP INDEX "stripe_events_received_at_idx";
DROP INDEX "payouts_created_at_idx";
CREATE INDEX "invoices_organization_id_status_created_at_id_idx" ON "invoices"("organization_id", "status", "created_at", "id");
CREATE INDEX "invoices_organization_id_payment_status_created_at_id_idx" ON "invoices"("organization_id", "payment_status", "created_at", "id");
CREATE INDEX "invoices_client_id_created_at_id_idx" ON "invoices"("client_id", "created_at", "id");
CREATE INDEX "invoices_organization_id_total_id_idx" ON "invoices"("organization_id", "total", "id");
CREATE INDEX "invoices_by_number" ON "invoices"("organization_id", coalesce("number_year" * 1000000000 + "number_index", 0), "id");
CREATE INDEX "invoices_by_due_date" ON "invoices"("organization_id", coalesce("due_on", ''), "id");
CREATE INDEX "invoices_owed_by_due_date" ON "invoices"("organization_id", coalesce("due_on", ''), "id") WHERE "status" = 'open' AND "amount_due" > 0;
CREATE INDEX "invoices_owed_by_client" ON "invoices"("client_id", "currency", "amount_due", "organization_id") WHERE "status" = 'open' AND "amount_due" > 0;
CREATE INDEX "payments_client_id_id_idx" ON "payments"("client_id", "id");
CREATE INDEX "payments_invoice_id_id_idx" ON "payments"("invoice_id", "id");
CREATE INDEX "payments_organization_id_state_id_idx" ON "payments"("organization_id", "state", "id");
CREATE INDEX "clients_organization_id_search_id_idx" ON "clients"("organization_id", "search", "id");
CREATE INDEX "emails_organization_id_state_id_idx" ON "emails"("organization_id", "state", "id");
CREATE INDEX "organizations_created_at_id_idx" ON "organizations"("created_at", "id");
CREATE INDEX "stripe_events_received_at_id_idx" ON "stripe_events"("received_at", "id");
CREATE INDEX "stripe_events_state_received_at_id_idx" ON "stripe_events"("state", "received_at", "id");
CREATE INDEX "payouts_created_at_id_idx" ON "payouts"("created_at", "id");

-- What is searched, one row per thing; places grow with the order of creation. The words are indexed beside it, and
-- triggers keep both right whoever writes.
CREATE TABLE "search_entries" (
    "place" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "subject_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "words" TEXT NOT NULL
);
CREATE UNIQUE INDEX "search_entries_subject_id_key" ON "search_entries"("subject_id");
CREATE VIRTUAL TABLE "search_words" USING fts5("scope", "words", content = 'search_entries', content_rowid = 'place', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER "search_entries_insert" AFTER INSERT ON "search_entries"
BEGIN INSERT INTO "search_words"("rowid", "scope", "words") VALUES (NEW."place", NEW."scope", NEW."words"); END;
CREATE TRIGGER "search_entries_delete" AFTER DELETE ON "search_entries"
BEGIN INSERT INTO "search_words"("search_words", "rowid", "scope", "words") VALUES ('delete', OLD."place", OLD."scope", OLD."words"); END;
CREATE TRIGGER "search_entries_update" AFTER UPDATE ON "search_entries"
BEGIN
  INSERT INTO "search_words"("search_words", "rowid", "scope", "words") VALUES ('delete', OLD."place", OLD."scope", OLD."words");
  INSERT INTO "search_words"("rowid", "scope", "words") VALUES (NEW."place", NEW."scope", NEW."words");
END;

-- A scope is two words: the kind with the organization, and the client.
CREATE VIEW "searchable_clients" AS SELECT "id",
  'clients' || replace("organization_id", '-', '') AS "scope", "search" AS "words"
FROM "clients";
CREATE VIEW "searchable_invoices" AS SELECT "invoices"."id",
  'invoices' || replace("invoices"."organization_id", '-', '') || ' ' || replace("clients"."id", '-', '') AS "scope",
  "invoices"."search" || ' ' || coalesce("invoices"."number_index", '') || ' ' || "clients"."search" AS "words"
FROM "invoices" JOIN "clients" ON "clients"."id" = "invoices"."client_id";
CREATE VIEW "searchable_payments" AS SELECT "payments"."id",
  'payments' || replace("payments"."organization_id", '-', '') || ' ' || replace(coalesce("clients"."id", ''), '-', '') AS "scope",
  "payments"."reference" || ' ' || coalesce("invoices"."search" || ' ' || coalesce("invoices"."number_index", ''), '')
    || ' ' || coalesce("clients"."search", '') AS "words"
FROM "payments" LEFT JOIN "invoices" ON "invoices"."id" = "payments"."invoice_id" LEFT JOIN "clients" ON "clients"."id" = "payments"."client_id";

CREATE TRIGGER "clients_search_insert" AFTER INSERT ON "clients"
BEGIN INSERT INTO "search_entries"("subject_id", "scope", "words") SELECT "id", "scope", "words" FROM "searchable_clients" WHERE "id" = NEW."id"; END;
CREATE TRIGGER "clients_search_delete" AFTER DELETE ON "clients"
BEGIN DELETE FROM "search_entries" WHERE "subject_id" = OLD."id"; END;
CREATE TRIGGER "clients_search_update" AFTER UPDATE OF "organization_id", "search" ON "clients"
WHEN NEW."search" <> OLD."search" OR NEW."organization_id" <> OLD."organization_id"
BEGIN
  UPDATE "search_entries" SET ("scope", "words") = (SELECT "scope", "words" FROM "searchable_clients" WHERE "id" = "subject_id")
  WHERE "subject_id" = NEW."id";
  UPDATE "search_entries" SET ("scope", "words") = (SELECT "scope", "words" FROM "searchable_invoices" WHERE "id" = "subject_id")
  WHERE "subject_id" IN (SELECT "id" FROM "invoices" WHERE "client_id" = NEW."id");
  UPDATE "search_entries" SET ("scope", "words") = (SELECT "scope", "words" FROM "searchable_payments" WHERE "id" = "subject_id")
  WHERE "subject_id" IN (SELECT "id" FROM "payments" WHERE "client_id" = NEW."id");
END;

CREATE TRIGGER "invoices_search_insert" AFTER INSERT ON "invoices"
BEGIN INSERT INTO "search_entries"("subject_id", "scope", "words") SELECT "id", "scope", "words" FROM "searchable_invoices" WHERE "id" = NEW."id"; END;
CREATE TRIGGER "invoices_search_delete" AFTER DELETE ON "invoices"
BEGIN DELETE FROM "search_entries" WHERE "subject_id" = OLD."id"; END;
CREATE TRIGGER "invoices_search_update" AFTER UPDATE OF "organization_id", "client_id", "number_index", "search" ON "invoices"
WHEN NEW."search" <> OLD."search" OR NEW."number_index" IS NOT OLD."number_index" OR NEW."client_id" <> OLD."client_id" OR NEW."organization_id" <> OLD."organization_id"
BEGIN
  UPDATE "search_entries" SET ("scope", "words") = (SELECT "scope", "words" FROM "searchable_invoices" WHERE "id" = "subject_id")
  WHERE "subject_id" = NEW."id";
  UPDATE "search_entries" SET ("scope", "words") = (SELECT "scope", "words" FROM "searchable_payments" WHERE "id" = "subject_id")
  WHERE "subject_id" IN (SELECT "id" FROM "payments" WHERE "invoice_id" = NEW."id");
END;

CREATE TRIGGER "payments_search_insert" AFTER INSERT ON "payments"
BEGIN INSERT INTO "search_entries"("subject_id", "scope", "words") SELECT "id", "scope", "words" FROM "searchable_payments" WHERE "id" = NEW."id"; END;
CREATE TRIGGER "payments_search_delete" AFTER DELETE ON "payments"
BEGIN DELETE FROM "search_entries" WHERE "subject_id" = OLD."id"; END;
CREATE TRIGGER "payments_search_update" AFTER UPDATE OF "organization_id", "client_id", "invoice_id", "reference" ON "payments"
WHEN NEW."reference" <> OLD."reference" OR NEW."invoice_id" IS NOT OLD."invoice_id" OR NEW."client_id" IS NOT OLD."client_id" OR NEW."organization_id" <> OLD."organization_id"
BEGIN
  UPDATE "search_entries" SET ("scope", "words") = (SELECT "scope", "words" FROM "searchable_payments" WHERE "id" = "subject_id")
  WHERE "subject_id" = NEW."id";
END;

INSERT INTO "search_entries"("subject_id", "scope", "words") SELECT "id", "scope", "words" FROM "searchable_clients" ORDER BY "id";
INSERT INTO "search_entries"("subject_id", "scope", "words") SELECT "searchable_invoices"."id", "scope", "words" FROM "searchable_invoices" JOIN "invoices" USING ("id") ORDER BY "created_at", "invoices"."id";
INSERT INTO "search_entries"("subject_id", "scope", "words") SELECT "id", "scope", "words" FROM "searchable_payments" ORDER BY "id";
