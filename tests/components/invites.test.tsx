import { describe, expect, test } from "vitest";
import { BulkPreview } from "#components/agents/bulk-preview";
import { InvitesTable } from "#components/agents/invites-table";
import { days, hours, minutes, seconds } from "#lib/duration";
import { expiryInWords } from "../../app/components/agents/expiry-in-words.ts";
import { renderAt } from "./render.tsx";

const now = new Date("2026-03-02T09:00:00Z");

test.each([
  [days(14), "expires in 14 days"],
  [days(14) - seconds(1), "expires in 14 days"],
  [days(1), "expires in 1 day"],
  [hours(5), "expires in 5 hours"],
  [hours(1), "expires in 1 hour"],
  [minutes(1), "expires in 1 minute"],
  [seconds(59), "expires within a minute"],
  [0, "expired"],
  [-days(1), "expired"],
])("with %i milliseconds left an invite %j", (left, words) => {
  expect(expiryInWords(new Date(now.getTime() + left), now)).toBe(words);
});

describe("an invite's row", () => {
  const row = {
    id: "i1",
    email: "a@x.test",
    role: "agent",
    status: "pending",
    billingPending: false,
    expiresAt: new Date(now.getTime() + days(3)),
  } as const;
  const expired = { ...row, id: "i0", status: "expired", expiresAt: now } as const;
  const shown = (invites: Parameters<typeof InvitesTable>[0]["invites"], mayInviteAdmins = true) =>
    renderAt(
      "/admin/agents",
      <InvitesTable {...{ invites, now, mayInviteAdmins }} timeZone="UTC" locale="en" />,
    );

  test("can be sent again and revoked while it waits", () => {
    const html = shown([row]);
    expect(html).toContain("expires in 3 days");
    expect(html).toContain('action="/admin/agents/invites/i1/resending"');
    expect(html).toContain('action="/admin/agents/invites/i1/revocation"');
    expect(html).not.toContain("Invite again");
  });

  test("can be followed by another once it has expired, unless that was done", () => {
    const html = shown([expired]);
    expect(html).toContain("Invite again");
    expect(html).not.toContain("revocation");
    expect(shown([row, expired])).not.toContain("Invite again");
  });

  test("that is over by the clock is expired, though not settled yet", () => {
    const html = shown([{ ...row, expiresAt: now }]);
    expect(html).toContain("Invite again");
    expect(html).toContain("expired");
  });

  test("of an admin is the owner's to send again", () => {
    const admin = { ...row, role: "admin" } as const;
    expect(shown([admin])).toContain("Resend");
    expect(shown([admin], false)).not.toContain("Resend");
  });
});

describe("the preview of a list", () => {
  const good = { line: 1, email: "a@x.test", role: "agent", problem: null };
  const bad = { line: 2, email: "<b>", role: "", problem: "This is not an e-mail address." };
  const shown = (over: object) =>
    renderAt(
      "/admin/agents/bulk",
      <BulkPreview
        preview={{
          rows: [good, bad],
          good: 1,
          bad: 1,
          stop: null,
          goodText: "email,role\na@x.test,agent\n",
          ...over,
        }}
      />,
    );

  test("shows what is wrong with a row, and carries the good ones in its form", () => {
    const html = shown({});
    expect(html).toContain("1 person is good to invite. 1 row is not.");
    expect(html).toContain("&lt;b&gt;");
    expect(html).toContain("This is not an e-mail address.");
    expect(html).toContain('name="text" value="email,role\na@x.test,agent\n"');
    expect(html).toContain('value="invite"');
  });

  test("has no button when nobody can be invited", () => {
    const html = shown({ rows: [bad], good: 0, bad: 1 });
    expect(html).toContain("Nobody of this list can be invited.");
    expect(html).not.toContain('value="invite"');
  });

  test("says from which line on no seat is left", () => {
    expect(shown({ stop: { limit: 10, left: 1, line: 2 } })).toContain(
      "With the seat limit of 10, there is room for 1 more agent: from line 2 on agents do not fit.",
    );
    expect(shown({ stop: { limit: 10, left: 0, line: 1 } })).toContain("no seat is left");
  });
});
