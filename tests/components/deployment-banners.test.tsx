import { expect, test } from "vitest";
import { DeploymentBanners } from "#components/overview/deployment-banners";
import { render } from "./render.tsx";

const well = {
  mailIsConfigured: true,
  stripeIsConfigured: true,
  failedEmails: 0,
  undelivered: [],
  waitingSeats: null,
  incidents: [],
};

test("when all is well there is no banner", () => {
  expect(render(<DeploymentBanners {...well} />)).toBe("");
});

test("a change of seats that waits too long is on every page, with the way to billing", () => {
  const html = render(<DeploymentBanners {...well} waitingSeats={{ state: "late" }} />);
  expect(html).toContain("A change of seats waits for Stripe");
  expect(html).toContain('href="/admin/billing"');
});

test("a change of seats that is blocked interrupts, with the way to billing", () => {
  const html = render(<DeploymentBanners {...well} waitingSeats={{ state: "blocked" }} />);
  expect(html).toContain('role="alert"');
  expect(html).toContain("A change of seats is blocked");
  expect(html).toContain('href="/admin/billing"');
});

const incident = {
  id: "1",
  kind: "seats-blocked",
  headline: "Seat billing needs you",
  action: "Start seats again.",
  isCalm: false,
};

test("an incident is told with what to do, and leads to where it is done", () => {
  const html = render(<DeploymentBanners {...well} incidents={[incident]} />);
  expect(html).toContain("Seat billing needs you");
  expect(html).toContain("Start seats again.");
  expect(html).toContain('href="/admin/billing"');
});

test("an incident that has stopped asks for nothing any more", () => {
  const html = render(<DeploymentBanners {...well} incidents={[{ ...incident, isCalm: true }]} />);
  expect(html).toContain("It works again at the moment.");
  expect(html).not.toContain("Start seats again.");
});

test("an incident that is not about seats leads to its own page", () => {
  const html = render(<DeploymentBanners {...well} incidents={[{ ...incident, kind: "events-parked" }]} />);
  expect(html).toContain('href="/admin/billing/incidents/1"');
});

test("who did not get what is on every page, with the way to all of it", () => {
  const mail = { id: "e-1", template: "invoice", toAddress: "ada@client.test", clientName: "Ada Ltd" };
  const undelivered = [{ ...mail, invoiceNumber: "INV-7", reason: "No such mailbox" }];
  const html = render(<DeploymentBanners {...well} failedEmails={3} undelivered={undelivered} />);
  expect(html).toContain("3 e-mails were not delivered");
  expect(html).toContain("Invoice INV-7 did not reach Ada Ltd (ada@client.test).");
  expect(html).toContain('href="/admin/billing/emails?state=failed"');
});
