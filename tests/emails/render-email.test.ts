import { describe, expect, test } from "vitest";
import { renderEmail, type EmailContent } from "#platform/mail";
import { sampleBrand, sampleEmails } from "./samples.ts";

const byTemplate = sampleEmails.map((email) => [email.template, email] as const);

describe.each(byTemplate)("%s", (_template, email) => {
  test("its link is in the HTML as a button and in the text as an address", async () => {
    const { html, text } = await renderEmail(email);
    expect(html).toContain(`href="${email.props.url}"`);
    expect(text.split(email.props.url)).toHaveLength(2);
  });

  test("it loads nothing from elsewhere and runs nothing", async () => {
    const { html } = await renderEmail(email);
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(|src=/i);
  });

  test("it is made for light and dark screens and for phones", async () => {
    const { html } = await renderEmail(email);
    expect(html).toContain('name="color-scheme" content="light dark"');
    expect(html).toContain("prefers-color-scheme: dark");
    expect(html).toContain("max-width:600px");
    expect(html).toContain('name="viewport"');
  });

  test("its text part says what its HTML says, without markup", async () => {
    const { subject, text } = await renderEmail(email);
    expect(subject).not.toBe("");
    expect(text).toContain("Łódź Studio");
    expect(text).not.toMatch(/<[a-z]|&[a-z]+;|undefined|\[object/);
  });
});

function sample<T extends EmailContent["template"]>(template: T) {
  return sampleEmails.find((email) => email.template === template) as Extract<EmailContent, { template: T }>;
}

test("an invoice mail shows what is due, until when, and the total where it differs", async () => {
  const { subject, text } = await renderEmail(sample("invoice"));
  expect(subject).toBe("Invoice 2026-0042 from Łódź Studio");
  expect(text).toMatch(
    /Total +€1,428\.00\nRounding included +-€0\.02\nAmount due +€1,190\.00\nDue on +14 April 2026/,
  );
  expect(text).toContain("attached as a PDF");
});

test("an invoice mail without card payment offers to view, not to pay", async () => {
  const { props } = sample("invoice");
  const { text } = await renderEmail({
    template: "invoice",
    props: { ...props, action: "view", amountDue: props.total },
  });
  expect(text).toContain("View invoice: https://");
  expect(text).not.toMatch(/pay|Total/);
});

test("a receipt says what is still due, or that nothing is", async () => {
  expect((await renderEmail(sample("receipt"))).text).toContain("paid in full");
  const { subject, text } = await renderEmail(sample("partial-payment"));
  expect(subject).toBe("Part payment received for invoice 2026-0042: €690.00 still due");
  expect(text).toMatch(/Still due +€690\.00\nDue on +14 April 2026\nAmount received +€500\.00/);
  expect(text).not.toContain("paid in full");
});

test("an admin notice says what happened, since when, what it touches and what to do", async () => {
  const { props } = sample("admin-notice");
  const { subject, text } = await renderEmail(sample("admin-notice"));
  expect(subject).toBe("Stripe does not answer (Łódź Studio)");
  for (const part of [props.happened, props.since, ...props.affected, props.advice])
    expect(text).toContain(part);
});

test("a reminder says in its subject that it still lasts", async () => {
  const { props } = sample("admin-notice");
  const { subject, text } = await renderEmail({
    template: "admin-notice",
    props: { ...props, occasion: "reminder" },
  });
  expect(subject).toBe("Still: Stripe does not answer (Łódź Studio)");
  expect(text).toContain("This is a reminder.");
});

test("an all-clear tells of the beginning only to whom nobody could tell it in time", async () => {
  const { props } = sample("all-clear");
  const late = await renderEmail({
    template: "all-clear",
    props: { ...props, hadHappened: "Stripe did not answer." },
  });
  expect(late.text).toContain("this one tells of its beginning too");
  expect(late.text).toContain("Stripe did not answer.");
  expect((await renderEmail({ template: "all-clear", props })).text).not.toContain("beginning");
});

test("an all-clear says since when it was wrong and since when it is right", async () => {
  const { text } = await renderEmail(sample("all-clear"));
  expect(text).toContain("1 April 2026, 09:12 UTC");
  expect(text).toContain("1 April 2026, 11:40 UTC");
});

test("a cancelled invoice's mail names the credit note", async () => {
  expect((await renderEmail(sample("invoice-cancelled"))).text).toContain("CN-2026-0003");
});

test("what people typed cannot become markup", async () => {
  const { props } = sample("invoice");
  const { html } = await renderEmail({
    template: "invoice",
    props: {
      ...props,
      clientName: "<script>alert(1)</script>",
      message: '<a href="https://evil.test">x</a>',
    },
  });
  expect(html).not.toContain("<script");
  expect(html).not.toContain('<a href="https://evil.test"');
});

test("an unknown template is refused by name", async () => {
  const unknown = { template: "birthday", props: {} } as unknown as EmailContent;
  await expect(renderEmail(unknown)).rejects.toThrow('There is no e-mail template named "birthday".');
});

test("a refund's mail says how much of what comes back, and how", async () => {
  const { props } = sample("refund");
  const { subject, text } = await renderEmail(sample("refund"));
  expect(subject).toBe("Refund of €190.00 for invoice 2026-0042");
  expect(text).toMatch(/Amount refunded +€190\.00[\s\S]*Of your payment of +€1,190\.00/);
  expect(text).toContain("goes back the way you paid");
  const byHand = await renderEmail({ template: "refund", props: { ...props, way: "by-hand" } });
  expect(byHand.text).toContain("outside this page");
});

test.each([
  [
    "partial-payment",
    [
      "Thank you for your part payment",
      "Hello Anna Novak,",
      "Łódź Studio received your payment of €500.00. €690.00 of the invoice is still due.",
      "Still due €690.00",
      "Due on 14 April 2026",
      "Amount received €500.00",
      "Invoice 2026-0042",
      "Received on 2 April 2026",
      "Paid by Bank transfer",
      "View invoice: LINK",
    ],
  ],
  [
    "refund",
    [
      "Your refund",
      "Hello Anna Novak,",
      "Łódź Studio gives you back €190.00 of your payment for invoice 2026-0042.",
      "Amount refunded €190.00",
      "Invoice 2026-0042",
      "Of your payment of €1,190.00",
      "Paid on 2 April 2026",
      "Paid by Visa ending in 4242",
      "It goes back the way you paid. Banks take up to ten working days to show it.",
      "View invoice: LINK",
    ],
  ],
  [
    "portal-link",
    [
      "Sign in to see your invoices",
      "Hello Anna Novak,",
      "Someone asked to sign in with anna@client.example. If it was you, go on here.",
      "Sign in: LINK",
      "The link can be used once, within ten minutes.",
      "If it was not you, ignore this e-mail: nobody gets in without it.",
    ],
  ],
] as const)("the text of %s reads as a letter", async (template, sentences) => {
  const email = sample(template);
  const { text } = await renderEmail(email);
  const lines = text.replace(email.props.url, "LINK").split("\n").filter(Boolean);
  expect(lines.map((line) => line.replace(/ {2,}/g, " "))).toEqual([
    "Łódź Studio",
    ...sentences,
    ...(sampleBrand.footer ?? []),
  ]);
});

describe("a brand", () => {
  const logo = { url: `https://billing.example/logo/${"0".repeat(64)}`, width: 96, height: 32 };
  const branded = (brand: object) =>
    renderEmail({
      template: "invoice",
      props: { ...sample("invoice").props, brand: { ...sampleBrand, ...brand } },
    });

  test("with a logo shows it from our own address, and its name where images are blocked", async () => {
    const { html } = await branded({ logo });
    const images = html.match(/<img[^>]*>/g) ?? [];
    expect(images).toHaveLength(1);
    expect(images[0]).toContain(`src="${logo.url}"`);
    expect(images[0]).toContain('alt="Łódź Studio"');
    expect(images[0]).toMatch(/width="96"/);
  });

  test("with a light color has dark text on its button", async () => {
    const { html } = await branded({ accentColor: "#ffee00", onAccentColor: "#000000" });
    const [button = ""] = /<a[^>]*class="action"[^>]*>/.exec(html) ?? [];
    expect(button).toContain("background-color:#ffee00");
    expect(button).toContain("color:#000000");
  });

  test.each([
    ["Dear {name},", "Ελένη", "Dear Ελένη,"],
    ["Dear {name},", "", "Dear,"],
    ["{name}!", "", "!"],
    ["Hi there", "Ελένη", "Hi there"],
    ["{name} {name}", "$&", "$& $&"],
    [undefined, "Ελένη", "Hello Ελένη,"],
    [undefined, "", "Hello,"],
  ])("that greets with %j greets %j as %j", async (greeting, clientName, line) => {
    const { props } = sample("receipt");
    const { text } = await renderEmail({
      template: "receipt",
      props: { ...props, clientName, brand: { ...sampleBrand, greeting } },
    });
    expect(text.split("\n")).toContain(line);
  });

  test("ends what is said to clients with its closing text, line by line", async () => {
    const { text } = await branded({ closing: ["Kind regards", "Zofia"] });
    expect(text).toContain("Kind regards\nZofia");
  });

  test.each(["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{name}", "a\u202eb\u2066c"])(
    "whose name and texts are %j can neither run nor turn anything",
    async (text) => {
      const { html, subject } = await branded({
        name: text,
        greeting: text,
        closing: [text],
        footer: [text],
      });
      expect(html).not.toMatch(/<script|<img|[\u202a-\u202e\u2066-\u2069]/);
      expect(subject).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    },
  );
});
