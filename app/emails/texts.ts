import { en } from "#lib/texts/en";

export const emailTexts = en.mail;
