-- Reminders: when who is reminded of what is owed. Nothing is sent before an organization switches them on.
-- CreateTable
CREATE TABLE "reminder_settings" (
    "organization_id" TEXT NOT NULL PRIMARY KEY,
    "is_on" BOOLEAN NOT NULL DEFAULT false,
    "opens_at" INTEGER NOT NULL DEFAULT 540,
    "closes_at" INTEGER NOT NULL DEFAULT 1020,
    "weekdays" TEXT NOT NULL DEFAULT '12345',
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "client_reminders" (
    "client_id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "reminder_steps" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT,
    "offset_days" INTEGER NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "since" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "reminder_schedules" (
    "invoice_id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "next_at" DATETIME
);

-- CreateTable
CREATE TABLE "reminders" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "offset_days" INTEGER,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "on_day" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "reminders_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "payment_promises" (
    "invoice_id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "promised_until" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "reminder_steps_organization_id_client_id_idx" ON "reminder_steps"("organization_id", "client_id");

-- CreateIndex
CREATE INDEX "reminder_schedules_next_at_idx" ON "reminder_schedules"("next_at");

-- CreateIndex
CREATE INDEX "reminders_organization_id_id_idx" ON "reminders"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_invoice_id_offset_days_key" ON "reminders"("invoice_id", "offset_days");

-- Two steps for one day would contradict each other.
CREATE UNIQUE INDEX "reminder_steps_once" ON "reminder_steps"("organization_id", coalesce("client_id", ''), "offset_days");

-- Nobody is reminded of one invoice twice a day, whatever the code above does.
CREATE UNIQUE INDEX "reminders_once_a_day" ON "reminders"("invoice_id", "on_day") WHERE "outcome" = 'sent';
