import { getOrganization, type Organization } from "#domain/organizations";
import { type ComposedEmail, EmailObsolete, type QueuedEmail } from "#domain/delivery";
import type { Context } from "#platform/context";
import { dateFormat } from "#lib/locale";
import { wordsOf } from "./kinds.ts";

/** "admin-notice": the beginning of an incident, or that it lasts. A reminder of what is over is not sent. */
export async function composeAdminNotice(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const { incident, organization } = await load(ctx, email);
  const isReminder = email.props["occasion"] !== "open";
  if (isReminder && incident.resolvedAt) throw new EmailObsolete("It was over before this could be sent.");
  return {
    content: {
      template: "admin-notice",
      props: {
        brand: { name: organization.name },
        headline: wordsOf(incident.kind).headline,
        happened: incident.detail,
        since: inWords(incident.openedAt, organization),
        affected: [],
        advice: incident.action,
        url: `${ctx.config.appUrl}/admin/billing`,
      },
    },
  };
}

/** "all-clear": the end of an incident that admins were told of. */
export async function composeAllClear(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const { incident, organization } = await load(ctx, email);
  const { over, overHappened } = wordsOf(incident.kind);
  return {
    content: {
      template: "all-clear",
      props: {
        brand: { name: organization.name },
        headline: over,
        happened: overHappened,
        since: inWords(incident.openedAt, organization),
        until: inWords(incident.quietSince ?? incident.lastAt, organization),
        affected: [],
        url: `${ctx.config.appUrl}/admin/billing`,
      },
    },
  };
}

async function load(ctx: Context, email: QueuedEmail) {
  const incident = await ctx.db.incident.findUnique({ where: { id: String(email.props["incidentId"]) } });
  if (!incident) throw new EmailObsolete("The incident that this mail tells of is gone.");
  return { incident, organization: await getOrganization(ctx) };
}

function inWords(instant: Date, { locale, timeZone }: Organization): string {
  return dateFormat(locale, { dateStyle: "long", timeStyle: "long", timeZone }).format(instant);
}
