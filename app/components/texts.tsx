import { createContext, type ReactNode, useContext } from "react";
import { en } from "#lib/texts/en";
import type { Texts } from "#lib/texts/languages";

const TextsContext = createContext<Texts>(en);

/** The texts of the page's language: the client's on client pages, English everywhere else. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}

export type TextsProviderProps = { texts: Texts; children: ReactNode };

/** Gives all below it its texts. */
export function TextsProvider({ texts, children }: TextsProviderProps) {
  return <TextsContext.Provider value={texts}>{children}</TextsContext.Provider>;
}
