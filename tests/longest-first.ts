import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest starts first, so that at the end no worker waits for another. */
const longest = [
  "domain/inbox/permutations",
  "domain/books/any-long-sequence",
  "domain/books/any-short-sequence",
  "domain/reminders/mail-trouble",
  "domain/reminders/any-life",
  "platform/pdf/render-invoice-pdf",
  "browser/desk",
  "browser/pages-staff",
  "browser/pages-further",
  "faults/commands",
  "faults/stripe-faults",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => place(one) - place(other));
  }
}

function place({ moduleId }: TestSpecification): number {
  const index = longest.findIndex((name) => moduleId.includes(`/tests/${name}.test.`));
  return index < 0 ? longest.length : index;
}
