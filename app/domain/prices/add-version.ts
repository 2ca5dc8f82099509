import type { z } from "zod";
import { recordActivity } from "#domain/activity";
import { addDays, type CivilDate, compareDates } from "#lib/civil-date";
import { newId } from "#lib/ids";
import { readInput } from "#lib/input";
import type { PriceModel } from "#lib/price-models";
import { priceTermsField, type PriceTerms, storedTerms } from "#lib/price-terms";
import { type Context, inTransaction } from "#platform/context";
import { PriceArchived, VersionTooEarly } from "./errors.ts";
import { getPrice } from "./find.ts";
import { addPriceVersionInput } from "./input.ts";
import { organizationToday } from "./show.ts";
import type { Price, PriceView } from "./view.ts";

/**
 * New terms for periods that begin on `effectiveFrom` or later: not before today and after every earlier version, so
 * that no period that began already costs anything else.
 */
export async function addPriceVersion(
  ctx: Context,
  input: z.input<typeof addPriceVersionInput>,
): Promise<PriceView> {
  const { id, effectiveFrom, ...given } = readInput(addPriceVersionInput, input);
  return inTransaction(ctx, async (tx) => {
    const price = await getPrice(tx, { id });
    const terms = readTermsOf(price.model, given);
    if (price.archivedAt) throw new PriceArchived();
    requireLater(price, effectiveFrom, await organizationToday(tx));
    const number = price.versions.length + 1;
    await tx.db.priceVersion.create({
      data: {
        id: newId(),
        priceId: id,
        number,
        effectiveFrom,
        terms: storedTerms(terms),
        createdAt: tx.clock.now(),
      },
    });
    await recordActivity(tx, {
      verb: "repriced",
      subjectKind: "price",
      subjectId: id,
      before: changeable(price.versions.at(-1)?.terms ?? price.terms),
      after: { effectiveFrom, ...changeable(terms) },
    });
    return getPrice(tx, { id });
  });
}

function changeable({ model: _, ...terms }: PriceTerms) {
  return terms;
}

type GivenTerms = Omit<z.output<typeof addPriceVersionInput>, "id" | "effectiveFrom">;

function readTermsOf(model: PriceModel, given: GivenTerms): PriceTerms {
  const ofThatModel = priceTermsField.refine((terms) => terms.model === model, {
    path: ["model"],
    error: `A version keeps the price's model, ${model}. Make a new price for another one.`,
  });
  return readInput(ofThatModel, { model, ...given } as z.input<typeof ofThatModel>);
}

function requireLater(price: Price, effectiveFrom: CivilDate, today: CivilDate): void {
  const dayAfterLast = addDays(price.versions.at(-1)?.effectiveFrom ?? today, 1);
  if (compareDates(effectiveFrom, today) < 0) throw new VersionTooEarly(today, "today");
  if (compareDates(effectiveFrom, dayAfterLast) < 0) throw new VersionTooEarly(dayAfterLast, "version");
}
