-- CreateTable
CREATE TABLE "organizations" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "tax_number" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'en-US',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "net_days" INTEGER NOT NULL DEFAULT 14,
    "seat_policy" TEXT NOT NULL DEFAULT 'invited',
    "seat_limit" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" DATETIME NOT NULL,
    "closed_at" DATETIME
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" DATETIME NOT NULL,
    "disabled_at" DATETIME
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "memberships_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token_hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "organization_id" TEXT,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "created_at" DATETIME NOT NULL,
    "last_seen_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "revoked_at" DATETIME,
    CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "sessions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "last_used_at" DATETIME,
    "revoked_at" DATETIME,
    CONSTRAINT "api_keys_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "links" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "organization_id" TEXT,
    "subject_id" TEXT NOT NULL,
    "contact_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "token_hash" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "expires_at" DATETIME,
    "used_at" DATETIME,
    "revoked_at" DATETIME
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "resets_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "activity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "before" TEXT,
    "after" TEXT
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "organization_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "response" TEXT,
    "created_at" DATETIME NOT NULL,

    PRIMARY KEY ("organization_id", "key")
);

-- CreateTable
CREATE TABLE "deployment_facts" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "updated_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "sequence" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "recorded_at" DATETIME NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ledger_postings" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "entry_id" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "client_id" TEXT,
    "invoice_id" TEXT,
    CONSTRAINT "ledger_postings_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entries" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "clients" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "net_days" INTEGER,
    "address" TEXT NOT NULL DEFAULT '',
    "tax_number" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'en-US',
    "time_zone" TEXT NOT NULL,
    "stripe_customer_id" TEXT,
    "search" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" DATETIME NOT NULL,
    "archived_at" DATETIME,
    CONSTRAINT "clients_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "created_at" DATETIME NOT NULL,
    "archived_at" DATETIME,
    CONSTRAINT "contacts_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "tax_rates" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "percent" TEXT NOT NULL,
    "inclusive" BOOLEAN NOT NULL,
    "created_at" DATETIME NOT NULL,
    "archived_at" DATETIME,
    CONSTRAINT "tax_rates_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "number_series" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "last_number" INTEGER NOT NULL DEFAULT 0,
    "last_issued_on" TEXT,
    "confirmed_at" DATETIME,
    "needs_confirmation" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "number_series_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "number" TEXT,
    "number_index" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "payment_status" TEXT NOT NULL DEFAULT 'unpaid',
    "delivery_state" TEXT NOT NULL DEFAULT 'none',
    "currency" TEXT NOT NULL,
    "subtotal" BIGINT NOT NULL DEFAULT 0,
    "discount_total" BIGINT NOT NULL DEFAULT 0,
    "tax_total" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL DEFAULT 0,
    "amount_paid" BIGINT NOT NULL DEFAULT 0,
    "amount_refunded" BIGINT NOT NULL DEFAULT 0,
    "amount_credited" BIGINT NOT NULL DEFAULT 0,
    "amount_due" BIGINT NOT NULL DEFAULT 0,
    "issued_on" TEXT,
    "supplied_on" TEXT,
    "due_on" TEXT,
    "net_days" INTEGER,
    "discount_percent" TEXT,
    "discount_amount" BIGINT,
    "notes" TEXT NOT NULL DEFAULT '',
    "seller" TEXT,
    "buyer" TEXT,
    "search" TEXT NOT NULL DEFAULT '',
    "created_at" DATETIME NOT NULL,
    "issued_at" DATETIME,
    "sent_at" DATETIME,
    "paid_at" DATETIME,
    "voided_at" DATETIME,
    CONSTRAINT "invoices_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "invoices_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "invoice_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" TEXT NOT NULL,
    "unit_amount_decimal" TEXT NOT NULL,
    "discount_percent" TEXT,
    "discount_value" BIGINT,
    "amount" BIGINT NOT NULL,
    "discount_amount" BIGINT NOT NULL,
    "invoice_discount_share" BIGINT NOT NULL,
    "net_amount" BIGINT NOT NULL,
    "tax_amount" BIGINT NOT NULL,
    CONSTRAINT "invoice_lines_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invoice_line_taxes" (
    "line_id" TEXT NOT NULL,
    "tax_rate_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "percent" TEXT NOT NULL,
    "inclusive" BOOLEAN NOT NULL,
    "base" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    PRIMARY KEY ("line_id", "tax_rate_id"),
    CONSTRAINT "invoice_line_taxes_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "invoice_lines" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invoice_taxes" (
    "invoice_id" TEXT NOT NULL,
    "tax_rate_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "percent" TEXT NOT NULL,
    "inclusive" BOOLEAN NOT NULL,
    "base" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    PRIMARY KEY ("invoice_id", "tax_rate_id"),
    CONSTRAINT "invoice_taxes_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invoice_documents" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "credit_note_id" TEXT,
    "bytes" BLOB NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "invoice_documents_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "invoice_documents_credit_note_id_fkey" FOREIGN KEY ("credit_note_id") REFERENCES "credit_notes" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invoice_views" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "invoice_id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "viewed_at" DATETIME NOT NULL,
    CONSTRAINT "invoice_views_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "credit_notes" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "number" TEXT,
    "number_index" INTEGER,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "currency" TEXT NOT NULL,
    "subtotal" BIGINT NOT NULL,
    "discount_total" BIGINT NOT NULL,
    "tax_total" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "issued_on" TEXT,
    "seller" TEXT,
    "buyer" TEXT,
    "created_at" DATETIME NOT NULL,
    "issued_at" DATETIME,
    CONSTRAINT "credit_notes_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "credit_notes_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "credit_note_lines" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "credit_note_id" TEXT NOT NULL,
    "invoice_line_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "discount_amount" BIGINT NOT NULL,
    "net_amount" BIGINT NOT NULL,
    "tax_amount" BIGINT NOT NULL,
    CONSTRAINT "credit_note_lines_credit_note_id_fkey" FOREIGN KEY ("credit_note_id") REFERENCES "credit_notes" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "checkout_attempts" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "contact_id" TEXT,
    "idempotency_key" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stripe_session_id" TEXT,
    "url" TEXT,
    "expires_at" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" DATETIME,
    "last_error" TEXT,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "checkout_attempts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "checkout_attempts_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "client_id" TEXT,
    "invoice_id" TEXT,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "amount_refunded" BIGINT NOT NULL DEFAULT 0,
    "amount_disputed" BIGINT NOT NULL DEFAULT 0,
    "credited_amount" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "reference" TEXT NOT NULL DEFAULT '',
    "failure" TEXT,
    "received_at" DATETIME,
    "received_on" TEXT,
    "stripe_payment_intent_id" TEXT,
    "stripe_charge_id" TEXT,
    "balance_transaction_id" TEXT,
    "fee_amount" BIGINT,
    "fee_due_at" DATETIME,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "payments_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "payments_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "payments_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "credit_part" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "idempotency_key" TEXT NOT NULL,
    "stripe_refund_id" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" DATETIME,
    "last_error" TEXT,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "refunds_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "agent_invites" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "billing_pending" BOOLEAN NOT NULL DEFAULT false,
    "billing_version" INTEGER NOT NULL DEFAULT 0,
    "invited_by_id" TEXT,
    "accepted_by_id" TEXT,
    "created_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "settled_at" DATETIME,
    CONSTRAINT "agent_invites_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "seat_subscriptions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "price_id" TEXT NOT NULL,
    "start_key" TEXT NOT NULL,
    "start_quantity" INTEGER NOT NULL DEFAULT 0,
    "stripe_customer_id" TEXT,
    "stripe_subscription_id" TEXT,
    "stripe_item_id" TEXT,
    "status" TEXT NOT NULL DEFAULT 'starting',
    "created_at" DATETIME NOT NULL,
    "started_at" DATETIME,
    "canceled_at" DATETIME,
    CONSTRAINT "seat_subscriptions_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "billing_updates" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT NOT NULL,
    "seat_subscription_id" TEXT NOT NULL,
    "desired_version" INTEGER NOT NULL DEFAULT 0,
    "applied_version" INTEGER NOT NULL DEFAULT 0,
    "applied_quantity" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'idle',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" DATETIME NOT NULL,
    "spaced_until" DATETIME,
    "lease_owner" TEXT,
    "lease_until" DATETIME,
    "lease_token" INTEGER NOT NULL DEFAULT 0,
    "try_version" INTEGER,
    "try_quantity" INTEGER,
    "try_key" TEXT,
    "try_key_at" DATETIME,
    "try_outcome" TEXT,
    "verify_at" DATETIME,
    "unsettled_until" DATETIME,
    "waiting_since" DATETIME,
    "first_failed_at" DATETIME,
    "last_class" TEXT,
    "last_code" TEXT,
    "last_error" TEXT,
    "last_request_id" TEXT,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "billing_updates_seat_subscription_id_fkey" FOREIGN KEY ("seat_subscription_id") REFERENCES "seat_subscriptions" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "billing_attempts" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "organization_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "key" TEXT,
    "started_at" DATETIME NOT NULL,
    "ended_at" DATETIME,
    "result" TEXT,
    "code" TEXT,
    "request_id" TEXT
);

-- CreateTable
CREATE TABLE "breakers" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL DEFAULT 'closed',
    "failures" INTEGER NOT NULL DEFAULT 0,
    "opened_at" DATETIME,
    "probe_at" DATETIME,
    "reason" TEXT
);

-- CreateTable
CREATE TABLE "incidents" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "organization_id" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',
    "action" TEXT NOT NULL DEFAULT '',
    "hits" INTEGER NOT NULL DEFAULT 1,
    "opened_at" DATETIME NOT NULL,
    "last_at" DATETIME NOT NULL,
    "notice_at" DATETIME,
    "notices" INTEGER NOT NULL DEFAULT 0,
    "quiet_since" DATETIME,
    "resolved_at" DATETIME
);

-- CreateTable
CREATE TABLE "stripe_events" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "organization_id" TEXT,
    "api_version" TEXT,
    "livemode" BOOLEAN NOT NULL,
    "stripe_created_at" DATETIME NOT NULL,
    "received_at" DATETIME NOT NULL,
    "payload" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" DATETIME,
    "error" TEXT,
    "applied_at" DATETIME
);

-- CreateTable
CREATE TABLE "emails" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "organization_id" TEXT,
    "template" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "to_name" TEXT NOT NULL DEFAULT '',
    "props" TEXT NOT NULL,
    "dedupe" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "subject_kind" TEXT,
    "subject_id" TEXT,
    "contact_id" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" DATETIME,
    "lease_until" DATETIME,
    "last_error" TEXT,
    "response" TEXT,
    "created_at" DATETIME NOT NULL,
    "sent_at" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_organization_id_user_id_key" ON "memberships"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_organization_id_idx" ON "api_keys"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "links_token_hash_key" ON "links"("token_hash");

-- CreateIndex
CREATE INDEX "links_kind_subject_id_idx" ON "links"("kind", "subject_id");

-- CreateIndex
CREATE INDEX "rate_limits_resets_at_idx" ON "rate_limits"("resets_at");

-- CreateIndex
CREATE INDEX "activity_organization_id_id_idx" ON "activity"("organization_id", "id");

-- CreateIndex
CREATE INDEX "activity_organization_id_subject_kind_subject_id_id_idx" ON "activity"("organization_id", "subject_kind", "subject_id", "id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_id_key" ON "ledger_entries"("id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_hash_key" ON "ledger_entries"("hash");

-- CreateIndex
CREATE INDEX "ledger_entries_organization_id_sequence_idx" ON "ledger_entries"("organization_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entries_kind_source_id_key" ON "ledger_entries"("kind", "source_id");

-- CreateIndex
CREATE INDEX "ledger_postings_entry_id_idx" ON "ledger_postings"("entry_id");

-- CreateIndex
CREATE INDEX "ledger_postings_invoice_id_idx" ON "ledger_postings"("invoice_id");

-- CreateIndex
CREATE INDEX "ledger_postings_client_id_account_idx" ON "ledger_postings"("client_id", "account");

-- CreateIndex
CREATE INDEX "ledger_postings_account_currency_idx" ON "ledger_postings"("account", "currency");

-- CreateIndex
CREATE INDEX "clients_organization_id_name_id_idx" ON "clients"("organization_id", "name", "id");

-- CreateIndex
CREATE INDEX "clients_organization_id_id_idx" ON "clients"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "clients_organization_id_key_key" ON "clients"("organization_id", "key");

-- CreateIndex
CREATE INDEX "contacts_client_id_idx" ON "contacts"("client_id");

-- CreateIndex
CREATE INDEX "tax_rates_organization_id_idx" ON "tax_rates"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "number_series_organization_id_kind_key" ON "number_series"("organization_id", "kind");

-- CreateIndex
CREATE INDEX "invoices_organization_id_id_idx" ON "invoices"("organization_id", "id");

-- CreateIndex
CREATE INDEX "invoices_organization_id_created_at_id_idx" ON "invoices"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoices_organization_id_status_id_idx" ON "invoices"("organization_id", "status", "id");

-- CreateIndex
CREATE INDEX "invoices_organization_id_status_due_on_idx" ON "invoices"("organization_id", "status", "due_on");

-- CreateIndex
CREATE INDEX "invoices_client_id_id_idx" ON "invoices"("client_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_organization_id_number_key" ON "invoices"("organization_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_lines_invoice_id_position_key" ON "invoice_lines"("invoice_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_documents_credit_note_id_key" ON "invoice_documents"("credit_note_id");

-- CreateIndex
CREATE INDEX "invoice_documents_invoice_id_kind_idx" ON "invoice_documents"("invoice_id", "kind");

-- CreateIndex
CREATE INDEX "invoice_views_invoice_id_viewed_at_idx" ON "invoice_views"("invoice_id", "viewed_at");

-- CreateIndex
CREATE INDEX "credit_notes_invoice_id_idx" ON "credit_notes"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_notes_organization_id_number_key" ON "credit_notes"("organization_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "credit_note_lines_credit_note_id_position_key" ON "credit_note_lines"("credit_note_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_attempts_idempotency_key_key" ON "checkout_attempts"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "checkout_attempts_stripe_session_id_key" ON "checkout_attempts"("stripe_session_id");

-- CreateIndex
CREATE INDEX "checkout_attempts_invoice_id_state_idx" ON "checkout_attempts"("invoice_id", "state");

-- CreateIndex
CREATE INDEX "checkout_attempts_state_next_attempt_at_idx" ON "checkout_attempts"("state", "next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_stripe_payment_intent_id_key" ON "payments"("stripe_payment_intent_id");

-- CreateIndex
CREATE INDEX "payments_organization_id_id_idx" ON "payments"("organization_id", "id");

-- CreateIndex
CREATE INDEX "payments_organization_id_received_at_idx" ON "payments"("organization_id", "received_at");

-- CreateIndex
CREATE INDEX "payments_invoice_id_idx" ON "payments"("invoice_id");

-- CreateIndex
CREATE INDEX "payments_client_id_idx" ON "payments"("client_id");

-- CreateIndex
CREATE INDEX "payments_stripe_charge_id_idx" ON "payments"("stripe_charge_id");

-- CreateIndex
CREATE INDEX "payments_fee_due_at_idx" ON "payments"("fee_due_at");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_idempotency_key_key" ON "refunds"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_stripe_refund_id_key" ON "refunds"("stripe_refund_id");

-- CreateIndex
CREATE INDEX "refunds_organization_id_id_idx" ON "refunds"("organization_id", "id");

-- CreateIndex
CREATE INDEX "refunds_payment_id_idx" ON "refunds"("payment_id");

-- CreateIndex
CREATE INDEX "refunds_state_next_attempt_at_idx" ON "refunds"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "agent_invites_organization_id_id_idx" ON "agent_invites"("organization_id", "id");

-- CreateIndex
CREATE INDEX "agent_invites_organization_id_billing_pending_idx" ON "agent_invites"("organization_id", "billing_pending");

-- CreateIndex
CREATE INDEX "agent_invites_status_expires_at_idx" ON "agent_invites"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "seat_subscriptions_organization_id_key" ON "seat_subscriptions"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "seat_subscriptions_start_key_key" ON "seat_subscriptions"("start_key");

-- CreateIndex
CREATE UNIQUE INDEX "seat_subscriptions_stripe_subscription_id_key" ON "seat_subscriptions"("stripe_subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "billing_updates_organization_id_key" ON "billing_updates"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "billing_updates_seat_subscription_id_key" ON "billing_updates"("seat_subscription_id");

-- CreateIndex
CREATE INDEX "billing_updates_state_next_attempt_at_idx" ON "billing_updates"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "billing_updates_verify_at_idx" ON "billing_updates"("verify_at");

-- CreateIndex
CREATE INDEX "billing_attempts_organization_id_id_idx" ON "billing_attempts"("organization_id", "id");

-- CreateIndex
CREATE INDEX "billing_attempts_started_at_idx" ON "billing_attempts"("started_at");

-- CreateIndex
CREATE INDEX "incidents_resolved_at_notice_at_idx" ON "incidents"("resolved_at", "notice_at");

-- CreateIndex
CREATE INDEX "stripe_events_state_next_attempt_at_idx" ON "stripe_events"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "stripe_events_received_at_idx" ON "stripe_events"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "emails_dedupe_key" ON "emails"("dedupe");

-- CreateIndex
CREATE UNIQUE INDEX "emails_message_id_key" ON "emails"("message_id");

-- CreateIndex
CREATE INDEX "emails_state_next_attempt_at_idx" ON "emails"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "emails_organization_id_id_idx" ON "emails"("organization_id", "id");

-- CreateIndex
CREATE INDEX "emails_subject_kind_subject_id_id_idx" ON "emails"("subject_kind", "subject_id", "id");

-- What Prisma's schema cannot say.

-- One owner per organization.
CREATE UNIQUE INDEX "memberships_one_owner" ON "memberships"("organization_id") WHERE "role" = 'owner';

-- One open invite per address; addresses are stored in lower case.
CREATE UNIQUE INDEX "agent_invites_one_pending" ON "agent_invites"("organization_id", "email") WHERE "status" = 'pending';

-- One open incident per kind and scope.
CREATE UNIQUE INDEX "incidents_one_open" ON "incidents"("kind", "scope") WHERE "resolved_at" IS NULL;

-- One live Checkout session per invoice.
CREATE UNIQUE INDEX "checkout_attempts_one_live" ON "checkout_attempts"("invoice_id") WHERE "state" IN ('reserved', 'open', 'expiring');

-- One primary contact per client.
CREATE UNIQUE INDEX "contacts_one_primary" ON "contacts"("client_id") WHERE "is_primary" = 1 AND "archived_at" IS NULL;

-- The ledger is append-only.
CREATE TRIGGER "ledger_entries_no_update" BEFORE UPDATE ON "ledger_entries" BEGIN SELECT RAISE(ABORT, 'ledger entries never change'); END;
CREATE TRIGGER "ledger_entries_no_delete" BEFORE DELETE ON "ledger_entries" BEGIN SELECT RAISE(ABORT, 'ledger entries are never deleted'); END;
CREATE TRIGGER "ledger_postings_no_update" BEFORE UPDATE ON "ledger_postings" BEGIN SELECT RAISE(ABORT, 'ledger postings never change'); END;
CREATE TRIGGER "ledger_postings_no_delete" BEFORE DELETE ON "ledger_postings" BEGIN SELECT RAISE(ABORT, 'ledger postings are never deleted'); END;

-- An issued document is what the client was sent: its figures, its parties and its PDF stay as they are.
CREATE TRIGGER "invoices_issued_figures_stay" BEFORE UPDATE ON "invoices"
WHEN OLD."status" <> 'draft' AND (
  NEW."status" = 'draft' OR NEW."number" IS NOT OLD."number" OR NEW."number_index" IS NOT OLD."number_index" OR NEW."client_id" <> OLD."client_id" OR NEW."organization_id" <> OLD."organization_id"
  OR NEW."currency" <> OLD."currency" OR NEW."subtotal" <> OLD."subtotal" OR NEW."discount_total" <> OLD."discount_total"
  OR NEW."tax_total" <> OLD."tax_total" OR NEW."total" <> OLD."total" OR NEW."issued_on" IS NOT OLD."issued_on"
  OR NEW."due_on" IS NOT OLD."due_on" OR NEW."seller" IS NOT OLD."seller" OR NEW."buyer" IS NOT OLD."buyer" OR NEW."notes" <> OLD."notes"
  OR NEW."supplied_on" IS NOT OLD."supplied_on" OR NEW."discount_percent" IS NOT OLD."discount_percent"
  OR NEW."discount_amount" IS NOT OLD."discount_amount" OR NEW."issued_at" IS NOT OLD."issued_at")
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "invoices_issued_no_delete" BEFORE DELETE ON "invoices" WHEN OLD."status" <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never deleted'); END;
CREATE TRIGGER "invoice_lines_issued_no_insert" BEFORE INSERT ON "invoice_lines"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = NEW."invoice_id") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "invoice_lines_issued_no_update" BEFORE UPDATE ON "invoice_lines"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = OLD."invoice_id") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "invoice_lines_issued_no_delete" BEFORE DELETE ON "invoice_lines"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = OLD."invoice_id") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
-- The taxes and credit notes of an issued invoice stay as well; drafts of both may change.
CREATE TRIGGER "invoice_line_taxes_issued_no_insert" BEFORE INSERT ON "invoice_line_taxes"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = (SELECT "invoice_id" FROM "invoice_lines" WHERE "id" = NEW."line_id")) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "invoice_line_taxes_issued_no_update" BEFORE UPDATE ON "invoice_line_taxes"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = (SELECT "invoice_id" FROM "invoice_lines" WHERE "id" = OLD."line_id")) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "invoice_line_taxes_issued_no_delete" BEFORE DELETE ON "invoice_line_taxes"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = (SELECT "invoice_id" FROM "invoice_lines" WHERE "id" = OLD."line_id")) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "invoice_taxes_issued_no_insert" BEFORE INSERT ON "invoice_taxes"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = NEW."invoice_id") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "invoice_taxes_issued_no_update" BEFORE UPDATE ON "invoice_taxes"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = OLD."invoice_id") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "invoice_taxes_issued_no_delete" BEFORE DELETE ON "invoice_taxes"
WHEN (SELECT "status" FROM "invoices" WHERE "id" = OLD."invoice_id") <> 'draft'
BEGIN SELECT RAISE(ABORT, 'an issued invoice does not change'); END;
CREATE TRIGGER "credit_notes_issued_no_update" BEFORE UPDATE ON "credit_notes" WHEN OLD."status" = 'issued'
BEGIN SELECT RAISE(ABORT, 'an issued credit note does not change'); END;
CREATE TRIGGER "credit_notes_issued_no_delete" BEFORE DELETE ON "credit_notes" WHEN OLD."status" = 'issued'
BEGIN SELECT RAISE(ABORT, 'an issued credit note is never deleted'); END;
CREATE TRIGGER "credit_note_lines_issued_no_insert" BEFORE INSERT ON "credit_note_lines"
WHEN (SELECT "status" FROM "credit_notes" WHERE "id" = NEW."credit_note_id") = 'issued'
BEGIN SELECT RAISE(ABORT, 'an issued credit note does not change'); END;
CREATE TRIGGER "credit_note_lines_issued_no_update" BEFORE UPDATE ON "credit_note_lines"
WHEN (SELECT "status" FROM "credit_notes" WHERE "id" = OLD."credit_note_id") = 'issued'
BEGIN SELECT RAISE(ABORT, 'an issued credit note does not change'); END;
CREATE TRIGGER "credit_note_lines_issued_no_delete" BEFORE DELETE ON "credit_note_lines"
WHEN (SELECT "status" FROM "credit_notes" WHERE "id" = OLD."credit_note_id") = 'issued'
BEGIN SELECT RAISE(ABORT, 'an issued credit note does not change'); END;

-- What the overview sums and counts, however many invoices and payments are done with.
CREATE INDEX "invoices_owed" ON "invoices"("organization_id", "currency", "amount_due", "due_on", "id") WHERE "status" = 'open';
CREATE INDEX "invoices_disputed" ON "invoices"("organization_id") WHERE "payment_status" = 'disputed';
CREATE INDEX "payments_processing" ON "payments"("organization_id") WHERE "state" = 'processing';

-- A place in a series is given once, and an invoice has one document.
CREATE UNIQUE INDEX "invoices_one_per_number" ON "invoices"("organization_id", "number_index") WHERE "number_index" IS NOT NULL;
CREATE UNIQUE INDEX "credit_notes_one_per_number" ON "credit_notes"("organization_id", "number_index") WHERE "number_index" IS NOT NULL;
CREATE UNIQUE INDEX "invoice_documents_one_per_invoice" ON "invoice_documents"("invoice_id") WHERE "kind" = 'invoice';

CREATE TRIGGER "invoice_documents_no_update" BEFORE UPDATE ON "invoice_documents" BEGIN SELECT RAISE(ABORT, 'a stored document never changes'); END;
CREATE TRIGGER "invoice_documents_no_delete" BEFORE DELETE ON "invoice_documents" BEGIN SELECT RAISE(ABORT, 'a stored document is never deleted'); END;
