import type { EmailBrand } from "#emails";
import type { EmailTemplate } from "#lib/email-templates";
import { loadLate } from "#lib/load-late";
import { renderEmail, type RenderedEmail } from "./render-email.ts";

/** Both parts of a mail of that kind with made-up figures; its links lead to the app's door and open nothing. */
export async function renderSample(sample: {
  template: EmailTemplate;
  brand: EmailBrand;
  appUrl: string;
}): Promise<RenderedEmail> {
  const { sampleEmail } = await loadLate(() => import("#emails"));
  return renderEmail(
    sampleEmail(sample.template, { brand: sample.brand, url: `${sample.appUrl}/i/example` }),
  );
}
