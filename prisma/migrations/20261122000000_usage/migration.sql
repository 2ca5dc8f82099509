-- Usage: meters, prices, events and what they are billed by.
-- CreateTable
CREATE TABLE "meters" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "aggregation" TEXT NOT NULL,
    "unique_property" TEXT,
    "filters" TEXT NOT NULL DEFAULT '[]',
    "group_by" TEXT NOT NULL DEFAULT '[]',
    "allows_negative" BOOLEAN NOT NULL DEFAULT false,
    "created_at" DATETIME NOT NULL,
    "archived_at" DATETIME,
    CONSTRAINT "meters_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "prices" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "meter_id" TEXT,
    "model" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "archived_at" DATETIME,
    CONSTRAINT "prices_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "prices_meter_id_fkey" FOREIGN KEY ("meter_id") REFERENCES "meters" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "price_versions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "price_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "effective_from" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "price_versions_price_id_fkey" FOREIGN KEY ("price_id") REFERENCES "prices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "usage_events" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "organization_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "meter_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "received_at" DATETIME NOT NULL,
    "units" BIGINT NOT NULL,
    "nanos" BIGINT NOT NULL,
    "properties" TEXT,
    "group_key" TEXT,
    "unique_value" TEXT,
    "cancels" INTEGER,
    "upload_id" TEXT,
    CONSTRAINT "usage_events_meter_id_fkey" FOREIGN KEY ("meter_id") REFERENCES "meters" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "usage_events_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "usage_events_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "usage_uploads" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "usage_totals" (
    "client_id" TEXT NOT NULL,
    "meter_id" TEXT NOT NULL,
    "group_key" TEXT NOT NULL,
    "starts_at" DATETIME NOT NULL,
    "count" INTEGER NOT NULL,
    "units" BIGINT NOT NULL,
    "nanos" BIGINT NOT NULL,
    "max_units" BIGINT,
    "max_nanos" BIGINT,
    "last_units" BIGINT,
    "last_nanos" BIGINT,
    "last_at" DATETIME,

    PRIMARY KEY ("client_id", "meter_id", "group_key", "starts_at")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "usage_uniques" (
    "client_id" TEXT NOT NULL,
    "meter_id" TEXT NOT NULL,
    "group_key" TEXT NOT NULL,
    "day" DATETIME NOT NULL,
    "value" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("client_id", "meter_id", "group_key", "day", "value")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "usage_uploads" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "event_count" INTEGER NOT NULL,
    "created_by_id" TEXT,
    "created_at" DATETIME NOT NULL,
    "undone_at" DATETIME,
    CONSTRAINT "usage_uploads_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "usage_plans" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "interval" TEXT NOT NULL,
    "anchor_day" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT,
    "timing" TEXT NOT NULL,
    "finish" TEXT NOT NULL,
    "grace_hours" INTEGER NOT NULL DEFAULT 0,
    "next_bill_at" DATETIME,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "usage_plans_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "usage_plans_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "usage_plan_prices" (
    "plan_id" TEXT NOT NULL,
    "price_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("plan_id", "price_id"),
    CONSTRAINT "usage_plan_prices_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "usage_plans" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "usage_plan_prices_price_id_fkey" FOREIGN KEY ("price_id") REFERENCES "prices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "usage_bills" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "billed_until" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'drafted',
    "events_until" INTEGER NOT NULL,
    "invoice_id" TEXT,
    "credit_note_id" TEXT,
    "created_at" DATETIME NOT NULL,
    "released_at" DATETIME,
    CONSTRAINT "usage_bills_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "usage_plans" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "usage_claims" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "bill_id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "price_id" TEXT NOT NULL,
    "price_version_id" TEXT NOT NULL,
    "meter_id" TEXT,
    "group_key" TEXT NOT NULL,
    "period_starts_on" TEXT NOT NULL,
    "period_ends_on" TEXT NOT NULL,
    "period_start" DATETIME NOT NULL,
    "period_end" DATETIME NOT NULL,
    "from_number" INTEGER NOT NULL,
    "to_number" INTEGER NOT NULL,
    "quantity" TEXT NOT NULL,
    "event_count" INTEGER NOT NULL,
    "rated_amount" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,
    "steps" TEXT NOT NULL,
    "invoice_line_id" TEXT,
    "credit_note_id" TEXT,
    "events_hash" TEXT,
    "created_at" DATETIME NOT NULL,
    "released_at" DATETIME,
    CONSTRAINT "usage_claims_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "usage_bills" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "usage_claims_price_version_id_fkey" FOREIGN KEY ("price_version_id") REFERENCES "price_versions" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "billing_runs" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "client_id" TEXT,
    "as_of" DATETIME NOT NULL,
    "planned" INTEGER NOT NULL DEFAULT 0,
    "billed" INTEGER NOT NULL DEFAULT 0,
    "problems" TEXT NOT NULL DEFAULT '[]',
    "created_by_id" TEXT,
    "created_at" DATETIME NOT NULL,
    "ended_at" DATETIME,
    CONSTRAINT "billing_runs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "meters_organization_id_id_idx" ON "meters"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "meters_organization_id_key_key" ON "meters"("organization_id", "key");

-- CreateIndex
CREATE INDEX "prices_organization_id_id_idx" ON "prices"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "price_versions_price_id_number_key" ON "price_versions"("price_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "price_versions_price_id_effective_from_key" ON "price_versions"("price_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "usage_events_cancels_key" ON "usage_events"("cancels");

-- CreateIndex
CREATE INDEX "usage_events_meter_id_at_idx" ON "usage_events"("meter_id", "at");

-- CreateIndex
CREATE INDEX "usage_events_client_id_meter_id_at_idx" ON "usage_events"("client_id", "meter_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "usage_events_organization_id_event_id_key" ON "usage_events"("organization_id", "event_id");

-- CreateIndex
CREATE INDEX "usage_uploads_organization_id_id_idx" ON "usage_uploads"("organization_id", "id");

-- CreateIndex
CREATE INDEX "usage_plans_organization_id_id_idx" ON "usage_plans"("organization_id", "id");

-- CreateIndex
CREATE INDEX "usage_plans_client_id_id_idx" ON "usage_plans"("client_id", "id");

-- CreateIndex
CREATE INDEX "usage_plans_next_bill_at_idx" ON "usage_plans"("next_bill_at");

-- CreateIndex
CREATE UNIQUE INDEX "usage_bills_invoice_id_key" ON "usage_bills"("invoice_id");

-- CreateIndex
CREATE INDEX "usage_bills_state_created_at_idx" ON "usage_bills"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "usage_bills_plan_id_billed_until_attempt_key" ON "usage_bills"("plan_id", "billed_until", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "usage_claims_invoice_line_id_key" ON "usage_claims"("invoice_line_id");

-- CreateIndex
CREATE INDEX "usage_claims_bill_id_idx" ON "usage_claims"("bill_id");

-- CreateIndex
CREATE INDEX "usage_claims_plan_id_period_starts_on_idx" ON "usage_claims"("plan_id", "period_starts_on");

-- CreateIndex
CREATE INDEX "usage_claims_client_id_meter_id_period_start_idx" ON "usage_claims"("client_id", "meter_id", "period_start");

-- CreateIndex
CREATE INDEX "billing_runs_organization_id_id_idx" ON "billing_runs"("organization_id", "id");

-- CreateIndex
CREATE INDEX "billing_runs_state_created_at_idx" ON "billing_runs"("state", "created_at");

-- How an upload is undone, and nothing for the many events that came without one.
CREATE INDEX "usage_events_upload_id_idx" ON "usage_events"("upload_id") WHERE "upload_id" IS NOT NULL;

-- What was counted stays as it was counted; corrections are further events.
CREATE TRIGGER "usage_events_no_update" BEFORE UPDATE ON "usage_events" BEGIN SELECT RAISE(ABORT, 'usage events never change'); END;
CREATE TRIGGER "usage_events_no_delete" BEFORE DELETE ON "usage_events" BEGIN SELECT RAISE(ABORT, 'usage events are never deleted'); END;
CREATE TRIGGER "price_versions_no_update" BEFORE UPDATE ON "price_versions" BEGIN SELECT RAISE(ABORT, 'versions of a price never change'); END;
CREATE TRIGGER "price_versions_no_delete" BEFORE DELETE ON "price_versions" BEGIN SELECT RAISE(ABORT, 'versions of a price are never deleted'); END;

-- An event is billed by one line at most: claims of the same events do not overlap, neither of one plan nor of two.
CREATE UNIQUE INDEX "usage_claims_once" ON "usage_claims"("plan_id", "price_id", "group_key", "period_start", "from_number") WHERE "released_at" IS NULL;
-- Whose events' hash is still to be worked out.
CREATE INDEX "usage_claims_unhashed" ON "usage_claims"("id") WHERE "events_hash" IS NULL AND "meter_id" IS NOT NULL;
CREATE TRIGGER "usage_claims_no_overlap" BEFORE INSERT ON "usage_claims"
WHEN NEW."released_at" IS NULL AND EXISTS (
  SELECT 1 FROM "usage_claims" c
  WHERE c."released_at" IS NULL AND c."client_id" = NEW."client_id" AND c."meter_id" IS NEW."meter_id"
    AND (NEW."meter_id" IS NOT NULL OR (c."plan_id" = NEW."plan_id" AND c."price_id" = NEW."price_id"))
    AND c."group_key" = NEW."group_key" AND c."period_start" < NEW."period_end" AND NEW."period_start" < c."period_end"
    AND c."from_number" <= NEW."to_number" AND NEW."from_number" <= c."to_number"
)
BEGIN SELECT RAISE(ABORT, 'these events are billed already'); END;
CREATE TRIGGER "usage_claims_stay" BEFORE UPDATE ON "usage_claims"
WHEN NEW."bill_id" <> OLD."bill_id" OR NEW."client_id" <> OLD."client_id" OR NEW."meter_id" IS NOT OLD."meter_id" OR NEW."price_version_id" <> OLD."price_version_id"
  OR NEW."group_key" <> OLD."group_key" OR NEW."period_start" <> OLD."period_start" OR NEW."period_end" <> OLD."period_end"
  OR NEW."from_number" <> OLD."from_number" OR NEW."to_number" <> OLD."to_number" OR NEW."quantity" <> OLD."quantity" OR NEW."event_count" <> OLD."event_count"
  OR NEW."rated_amount" <> OLD."rated_amount" OR NEW."amount" <> OLD."amount" OR NEW."steps" <> OLD."steps"
  OR (OLD."released_at" IS NOT NULL AND NEW."released_at" IS NOT OLD."released_at")
  OR (OLD."events_hash" IS NOT NULL AND NEW."events_hash" IS NOT OLD."events_hash")
BEGIN SELECT RAISE(ABORT, 'what a line has billed does not change'); END;
CREATE TRIGGER "usage_claims_no_delete" BEFORE DELETE ON "usage_claims" BEGIN SELECT RAISE(ABORT, 'what a line has billed is kept'); END;
