import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { findMeterByKeys } from "#domain/meters";
import { invalidField } from "#lib/errors";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import { storedTerms } from "#lib/price-terms";
import { type Context, inTransaction, organizationOf, type TxContext } from "#platform/context";
import { getPrice } from "./find.ts";
import { createPriceInput } from "./input.ts";
import type { PriceView } from "./view.ts";

/** Its first version holds from ever, so that a period which began before the price was made has one too. */
export async function createPrice(ctx: Context, input: z.input<typeof createPriceInput>): Promise<PriceView> {
  const { name, currency, meterKey, terms } = readInput(createPriceInput, input);
  return inTransaction(ctx, async (tx) => {
    const meterId = meterKey === null ? null : await usableMeter(tx, meterKey);
    const [id, createdAt] = [newId(), tx.clock.now()];
    const { model } = terms;
    await tx.db.price.create({
      data: { id, organizationId: organizationOf(tx), name, currency, meterId, model, createdAt },
    });
    await tx.db.priceVersion.create({
      data: {
        id: newId(),
        priceId: id,
        number: 1,
        effectiveFrom: fromEver,
        terms: storedTerms(terms),
        createdAt,
      },
    });
    await recordActivity(tx, {
      verb: "created",
      subjectKind: "price",
      subjectId: id,
      after: { name, currency, meterKey, ...terms },
    });
    return getPrice(tx, { id });
  });
}

const fromEver = "1000-01-01";

async function usableMeter(tx: TxContext, key: string): Promise<string> {
  const meter = (await findMeterByKeys(tx, [key])).get(key);
  if (!meter) throw invalidField("meterKey", `There is no meter with the key "${key}".`);
  if (meter.archivedAt)
    throw invalidField("meterKey", `The meter ${meter.name} is archived. Choose another one.`);
  return meter.id;
}
