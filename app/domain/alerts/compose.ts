import { staffBrand } from "#domain/branding";
import { getOrganization, type Organization } from "#domain/organizations";
import { type ComposedEmail, EmailNotNeeded, EmailObsolete, type QueuedEmail } from "#domain/delivery";
import type { Context } from "#platform/context";
import { dateFormat } from "#lib/locale";
import { readDedupe } from "./audience.ts";
import { wordsOf } from "./kinds.ts";
import { hasBeenTold, readerOf, requireSomethingToTell } from "./reader.ts";

/**
 * "admin-notice": the beginning of an incident, or that it lasts. A beginning that the mail server did not take in time
 * is told by the all-clear alone; one that leaves at its first attempt is sent even if the end is on its heels.
 */
export async function composeAdminNotice(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const { incident, organization, recipient, attempts } = await load(ctx, email);
  const occasion = email.props["occasion"] === "open" ? "opening" : "reminder";
  if (incident.resolvedAt && (occasion === "reminder" || attempts > 1))
    throw new EmailNotNeeded("It was over before this could be sent.");
  if (!recipient.getsNotices) throw new EmailNotNeeded("Its reader has switched notices off.");
  return {
    content: {
      template: "admin-notice",
      props: {
        brand: await staffBrand(ctx, organization),
        occasion,
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

/** "all-clear": the end of an incident, and its beginning too for who could not be told of that in time. */
export async function composeAllClear(ctx: Context, email: QueuedEmail): Promise<ComposedEmail> {
  const { incident, organization, recipient } = await load(ctx, email);
  const hasHeard = await hasBeenTold(ctx, incident, recipient.userId);
  if (!hasHeard) await requireSomethingToTell(ctx, incident, recipient);
  const { over, overHappened } = wordsOf(incident.kind);
  return {
    content: {
      template: "all-clear",
      props: {
        brand: await staffBrand(ctx, organization),
        headline: over,
        happened: overHappened,
        hadHappened: hasHeard ? null : incident.detail,
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
  const { dedupe, attempts } = await ctx.db.email.findUniqueOrThrow({ where: { id: email.id } });
  return {
    incident,
    attempts,
    organization: await getOrganization(ctx),
    recipient: await readerOf(ctx, incident.organizationId, readDedupe(dedupe).userId),
  };
}

function inWords(instant: Date, { locale, timeZone }: Organization): string {
  return dateFormat(locale, { dateStyle: "long", timeStyle: "long", timeZone }).format(instant);
}
