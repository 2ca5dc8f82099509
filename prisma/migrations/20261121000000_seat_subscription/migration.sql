-- Columns only, so no table is rebuilt and every index and trigger stays.
ALTER TABLE "organizations" ADD COLUMN "seat_proration" TEXT NOT NULL DEFAULT 'create_prorations';

ALTER TABLE "memberships" ADD COLUMN "gets_notices" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "agent_invites" ADD COLUMN "resent_at" DATETIME;

ALTER TABLE "seat_subscriptions" ADD COLUMN "wanted_price_id" TEXT;
ALTER TABLE "seat_subscriptions" ADD COLUMN "price_currency" TEXT;
ALTER TABLE "seat_subscriptions" ADD COLUMN "price_unit_amount" TEXT;
ALTER TABLE "seat_subscriptions" ADD COLUMN "price_interval" TEXT;
ALTER TABLE "seat_subscriptions" ADD COLUMN "price_interval_count" INTEGER;
ALTER TABLE "seat_subscriptions" ADD COLUMN "stripe_status" TEXT;
ALTER TABLE "seat_subscriptions" ADD COLUMN "cancels_at_period_end" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "seat_subscriptions" ADD COLUMN "period_starts_at" DATETIME;
ALTER TABLE "seat_subscriptions" ADD COLUMN "period_ends_at" DATETIME;
ALTER TABLE "seat_subscriptions" ADD COLUMN "checked_at" DATETIME;

ALTER TABLE "billing_attempts" ADD COLUMN "detail" TEXT;

ALTER TABLE "breakers" ADD COLUMN "answered_at" DATETIME;
ALTER TABLE "breakers" ADD COLUMN "failed_at" DATETIME;
ALTER TABLE "breakers" ADD COLUMN "failing_since" DATETIME;
