import { z } from "zod";
import { civilDateField, idField, pagingFields, timeZoneField } from "#lib/fields";
import { planIntervals } from "#lib/plan-periods";

const graceSentence = "The hours of grace are a whole number from 0 to 720.";

export const createUsagePlanInput = z
  .strictObject({
    clientId: idField("client"),
    priceIds: z
      .array(idField("price"), "Choose at least one price.")
      .min(1, "Choose at least one price.")
      .max(50, "A plan can have at most 50 prices.")
      .refine((ids) => new Set(ids).size === ids.length, "Choose each price once."),
    interval: z.enum(planIntervals, "Choose week, month, quarter or year."),
    /** 1 to 31 of a month, or 1 (Monday) to 7 of a week; left out: the day that the plan starts on. */
    anchorDay: z
      .int("The anchor day is a whole number.")
      .min(1, "The anchor day is 1 at least.")
      .max(31, "The anchor day is 31 at most.")
      .optional(),
    /** Left out: the client's. */
    timeZone: timeZoneField.optional(),
    startsOn: civilDateField,
    /** When the flat fees are billed; usage is billed when it is over. */
    timing: z.enum(["arrears", "advance"], "Choose arrears or advance.").default("arrears"),
    finish: z.enum(["draft", "send"], "Choose draft or send.").default("draft"),
    graceHours: z.int(graceSentence).min(0, graceSentence).max(720, graceSentence).default(0),
  })
  .refine(({ interval, anchorDay = 1 }) => interval !== "week" || anchorDay <= 7, {
    path: ["anchorDay"],
    message: "A week's anchor day is 1 (Monday) to 7 (Sunday).",
  });

export const endUsagePlanInput = z.strictObject({
  id: idField("usage plan"),
  /** The first day that is not billed any more; left out: today in the plan's zone. */
  endsOn: civilDateField.optional(),
});

export const listUsagePlansInput = z.strictObject({
  ...pagingFields,
  clientId: idField("client").optional(),
});
