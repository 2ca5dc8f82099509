-- The trigger left some columns open; now a claim changes in its release and its hash alone.
DROP TRIGGER "usage_claims_stay";
CREATE TRIGGER "usage_claims_stay" BEFORE UPDATE ON "usage_claims"
WHEN NEW."id" IS NOT OLD."id" OR NEW."organization_id" IS NOT OLD."organization_id" OR NEW."bill_id" IS NOT OLD."bill_id" OR NEW."plan_id" IS NOT OLD."plan_id"
  OR NEW."client_id" IS NOT OLD."client_id" OR NEW."price_id" IS NOT OLD."price_id" OR NEW."price_version_id" IS NOT OLD."price_version_id" OR NEW."meter_id" IS NOT OLD."meter_id"
  OR NEW."group_key" IS NOT OLD."group_key" OR NEW."period_starts_on" IS NOT OLD."period_starts_on" OR NEW."period_ends_on" IS NOT OLD."period_ends_on" OR NEW."period_start" IS NOT OLD."period_start"
  OR NEW."period_end" IS NOT OLD."period_end" OR NEW."from_number" IS NOT OLD."from_number" OR NEW."to_number" IS NOT OLD."to_number" OR NEW."quantity" IS NOT OLD."quantity"
  OR NEW."event_count" IS NOT OLD."event_count" OR NEW."rated_amount" IS NOT OLD."rated_amount" OR NEW."amount" IS NOT OLD."amount" OR NEW."steps" IS NOT OLD."steps"
  OR NEW."invoice_line_id" IS NOT OLD."invoice_line_id" OR NEW."credit_note_id" IS NOT OLD."credit_note_id" OR NEW."created_at" IS NOT OLD."created_at"
  OR (OLD."released_at" IS NOT NULL AND NEW."released_at" IS NOT OLD."released_at")
  OR (OLD."events_hash" IS NOT NULL AND NEW."events_hash" IS NOT OLD."events_hash")
BEGIN SELECT RAISE(ABORT, 'what a line has billed does not change'); END;
