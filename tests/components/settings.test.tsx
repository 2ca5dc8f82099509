import { describe, expect, test } from "vitest";
import { ClientShell } from "#components/client-shell";
import { BrandPreview } from "#components/settings/brand-preview";
import { MailTrialResult, type ShownTrial } from "#components/settings/mail-trial-result";
import { MailWayCard } from "#components/settings/mail-way-card";
import { StripeCheckCard } from "#components/settings/stripe-check-card";
import { StripeWebhookCard } from "#components/settings/stripe-webhook-card";
import type { ShownStripeCheck, ShownStripeSetup } from "../../app/components/settings/stripe-data.ts";
import { render } from "./render.tsx";

const logo = { src: `/logo/${"0".repeat(64)}`, width: 96, height: 32 };

describe("a client's page", () => {
  test("without a brand shows the organization's name", () => {
    const shown = render(<ClientShell organizationName="Kettle">x</ClientShell>);
    expect(shown).toContain(">Kettle</p>");
    expect(shown).not.toMatch(/branded|<img/);
  });

  test("with a logo shows it by the organization's name, and the color's text is readable", () => {
    const shown = render(
      <ClientShell organizationName="Kettle" brand={{ color: "#ffee00", logo }}>
        x
      </ClientShell>,
    );
    expect(shown).toMatch(/<img [^>]*src="\/logo\/0+"[^>]*alt="Kettle"/);
    expect(shown).toContain("--brand:#ffee00;--on-brand:#000000");
  });

  test("is previewed in the settings as it is", () => {
    const shown = render(<BrandPreview organizationName="Kettle" brand={{ color: "#1d4f91", logo }} />);
    expect(shown).toContain("--on-brand:#ffffff");
    expect(shown).toContain('alt="Kettle"');
    expect(shown).not.toContain("<button");
  });
});

describe("how mail leaves", () => {
  test("is told with its server, sender and where answers go", () => {
    const way = { server: "smtp.kettle.test:465", from: "billing@kettle.test" };
    const shown = render(<MailWayCard way={way} senderName="Kettle" replyTo="" />);
    expect(shown).toContain("smtp.kettle.test:465");
    expect(shown).toContain("Kettle &lt;billing@kettle.test&gt;");
    expect(shown).toContain("because your organization has no e-mail address");
  });

  test("without a server is told with the variables to set", () => {
    const shown = render(<MailWayCard way={null} senderName="Kettle" replyTo="" />);
    expect(shown).toMatch(/SMTP_URL[\s\S]*MAIL_FROM/);
  });
});

describe("a test that was not taken", () => {
  const trial: ShownTrial = {
    ...{ to: "a@b.test", isSent: false, detail: "<b>535</b>", trouble: "login" },
    conversation: [
      { from: "us", text: "EHLO kettle" },
      { from: "server", text: "535 <script>no</script>" },
    ],
  };

  test.each([
    ["no-such-server", "Check the host in SMTP_URL"],
    ["unreachable", "Check the host and the port"],
    ["silent", "smtps://"],
    ["certificate", "certificate"],
    ["login", "the password in SMTP_URL"],
    ["sender", "MAIL_FROM"],
    ["recipient", "does not take mail to this address"],
    ["message", "refused the message"],
    ["later", "try again later"],
    ["unknown", "how far it came"],
    ["something new", "how far it came"],
  ])("because of %s says what to do", (trouble, advice) => {
    expect(render(<MailTrialResult trial={{ ...trial, trouble }} />)).toContain(advice);
  });

  test("shows the conversation open, harmlessly, and who said what", () => {
    const shown = render(<MailTrialResult trial={trial} />);
    expect(shown).toMatch(/<details open/);
    expect(shown).toContain("Answered:");
    expect(shown).not.toMatch(/<script|<b>/);
  });

  test("of one that was taken it is closed", () => {
    expect(render(<MailTrialResult trial={{ ...trial, isSent: true }} />)).not.toMatch(/<details open/);
  });
});

describe("Stripe", () => {
  const setup: ShownStripeSetup = {
    ...{ isConfigured: true, mode: "test", keyEnding: "4242", isReachable: true },
    webhookAddress: "https://kettle.test/webhooks/stripe",
    ...{ lastAcceptedAt: null, lastRefusedAt: null },
  };
  const account = { id: "acct_1", name: "Kettle Ltd", country: "AT", canCharge: true, canPayOut: false };
  const works = (webhook: Extract<ShownStripeCheck, { key: "works" }>["webhook"]) =>
    ({ key: "works", account, webhook }) as const;

  test.each<[string, ShownStripeCheck, string]>([
    ["right", works({ state: "right" }), "Stripe posts all events here"],
    ["unknown", works({ state: "unknown" }), "compare the address and the events below"],
    ["missing", works({ state: "missing" }), "has no webhook for this address"],
    ["switched off", works({ state: "switched-off" }), "switched off at Stripe"],
    ["lacking", works({ state: "lacking", eventTypes: ["refund.created"] }), "refund.created"],
    ["restricted", { ...works({ state: "unknown" }), account: null }, "It is restricted"],
    ["refused", { key: "refused", detail: "Invalid" }, "Stripe does not take this key"],
    ["unanswered", { key: "unanswered", detail: "Timeout" }, "Stripe did not answer"],
  ])("that is %s is told as such", (_state, check, sentence) => {
    expect(render(<StripeCheckCard setup={setup} check={check} />)).toContain(sentence);
  });

  test("that cannot pay out yet is told beside the account", () => {
    const shown = render(<StripeCheckCard setup={setup} check={works({ state: "right" })} />);
    expect(shown).toMatch(/Kettle Ltd, AT[\s\S]*Payouts[\s\S]*Not yet/);
  });

  const zone = { timeZone: "UTC", locale: "en-GB" };
  const webhookOf = (over: Partial<ShownStripeSetup>) =>
    render(<StripeWebhookCard setup={{ ...setup, ...over }} eventTypes={["charge.updated"]} {...zone} />);

  test("shows the address to paste and whether anything came", () => {
    expect(webhookOf({})).toMatch(
      /value="https:\/\/kettle\.test\/webhooks\/stripe"[\s\S]*None has arrived yet/,
    );
    expect(webhookOf({ isReachable: false })).toContain("stripe listen");
  });

  test("asks for the secret only while the last call was a refused one", () => {
    const [earlier, later] = [new Date("2026-03-01T00:00:00Z"), new Date("2026-03-02T00:00:00Z")];
    expect(webhookOf({ lastAcceptedAt: earlier, lastRefusedAt: later })).toContain("STRIPE_WEBHOOK_SECRET");
    expect(webhookOf({ lastAcceptedAt: later, lastRefusedAt: earlier })).not.toContain(
      "STRIPE_WEBHOOK_SECRET",
    );
  });
});
