import { z } from "zod";
import type { ActivityQuery } from "#domain/activity";
import { addDays, startOfDayIn } from "#lib/civil-date";
import { invalidField } from "#lib/errors";
import { civilDateField } from "#lib/fields";
import { readListQuery } from "./list-query.server.ts";

const activityFilter = z.object({
  who: z.string().max(200).optional(),
  kind: z.string().max(60).optional(),
  subject: z.string().max(100).optional(),
  /** Both days are part of what is asked for. */
  from: civilDateField.optional(),
  to: civilDateField.optional(),
  cursor: z.string().optional(),
});

/** What an address asks of the activity. Throws InvalidInput for days that do not exist or end before they begin. */
export function readActivityQuery(request: Request, timeZone: string): ActivityQuery {
  const { who, kind, subject, from, to, cursor } = readListQuery(request, activityFilter);
  if (from && to && to < from) throw invalidField("to", "The last day cannot be before the first one.");
  return {
    ...(who && { actorName: who }),
    ...(kind && { subjectKind: kind }),
    ...(subject && { subjectId: subject }),
    ...(from && { from: startOfDayIn(timeZone, from) }),
    ...(to && { until: startOfDayIn(timeZone, addDays(to, 1)) }),
    ...(cursor && { cursor }),
  };
}
