import { en } from "#lib/texts/en";

export const documentTexts = en.document;
export const statementTexts = en.statement;
