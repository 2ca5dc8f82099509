import { expect, test } from "vitest";
import { DeploymentBanners } from "#components/overview/deployment-banners";
import { render } from "./render.tsx";

const well = {
  mailIsConfigured: true,
  stripeIsConfigured: true,
  failedEmails: 0,
  seatsAreLate: false,
  incidents: [],
};

test("when all is well there is no banner", () => {
  expect(render(<DeploymentBanners {...well} />)).toBe("");
});

test("a change of seats that waits too long is on every page, with the way to billing", () => {
  const html = render(<DeploymentBanners {...well} seatsAreLate />);
  expect(html).toContain("A change of seats waits for Stripe");
  expect(html).toContain('href="/admin/billing"');
});

test("an incident is told with what to do", () => {
  const incident = { id: "1", headline: "Seat billing needs you", action: "Start seats again." };
  const html = render(<DeploymentBanners {...well} incidents={[incident]} />);
  expect(html).toContain("Seat billing needs you");
  expect(html).toContain("Start seats again.");
});
