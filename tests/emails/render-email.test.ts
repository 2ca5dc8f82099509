import { describe, expect, test } from "vitest";
import { renderEmail, type EmailContent } from "#platform/mail";
import { sampleEmails } from "./samples.ts";

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
  const { props } = sample("receipt");
  expect((await renderEmail({ template: "receipt", props })).text).toContain("paid in full");
  const partly = await renderEmail({ template: "receipt", props: { ...props, stillDue: "€10.00" } });
  expect(partly.text).toMatch(/Still due +€10\.00/);
  expect(partly.text).not.toContain("paid in full");
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
