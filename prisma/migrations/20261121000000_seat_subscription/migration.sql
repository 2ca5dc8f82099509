-- Columns and indexes only, so no table is rebuilt and every index and trigger stays.
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

-- What a sweep asks when nothing is due, whatever the number of organizations.
DROP INDEX "billing_updates_verify_at_idx";
CREATE INDEX "billing_updates_state_verify_at_idx" ON "billing_updates"("state", "verify_at");
CREATE INDEX "billing_updates_updated_at_idx" ON "billing_updates"("updated_at");
