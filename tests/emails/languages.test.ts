import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderEmail } from "#platform/mail";
import { latinWords, latinWordsOf, madeUpLocale, speakMadeUp } from "../made-up-language.ts";
import { sampleEmails } from "./samples.ts";

let speakEnglish: () => void;
beforeAll(() => {
  speakEnglish = speakMadeUp();
});
afterAll(() => speakEnglish());

/** Every text among the props: what people have typed, and figures and days as they are to be read. */
function textsIn(props: unknown): string[] {
  if (typeof props === "string") return [props, ...props.split(/\s+/)].filter((text) => text !== "");
  if (typeof props !== "object" || props === null) return [];
  return Object.values(props).flatMap(textsIn);
}

const byTemplate = sampleEmails.map((email) => [email.template, email] as const);

describe.each(byTemplate)("%s", (_, email) => {
  test("has no word that is neither its reader's language nor given to it", async () => {
    const { subject, html, text } = await renderEmail({ ...email, locale: madeUpLocale });
    const known = textsIn(email.props);
    expect(latinWords(subject, known)).toEqual([]);
    expect(latinWords(text, known)).toEqual([]);
    expect(latinWordsOf(html.replace(/^.*?<body/s, "<body"), known)).toEqual([]);
    expect(html).toContain(`lang="${madeUpLocale}"`);
  });

  test("is English for who reads a language that there are no texts for", async () => {
    const unknown = await renderEmail({ ...email, locale: "tlh" });
    expect(unknown).toEqual(await renderEmail(email));
    expect(unknown.html).toContain('lang="en"');
  });
});
