import type { EmailContent } from "#emails";
import { sampleEmail } from "#emails";
import { emailTemplates } from "#lib/email-templates";

export const sampleBrand = {
  name: "Łódź Studio",
  accentColor: "#7a3b12",
  onAccentColor: "#ffffff",
  footer: ["Łódź Studio sp. z o.o., ul. Piotrkowska 1, 90-001 Łódź", "VAT PL1234567890"],
};

const url = "https://billing.example/i/7f3c9a21d0b84e5f96a1c2d3e4f5061728394a5b6c7d8e9f";

/** One plausible mail per template. */
export const sampleEmails: readonly EmailContent[] = emailTemplates.map((template) =>
  sampleEmail(template, { brand: sampleBrand, url }),
);
