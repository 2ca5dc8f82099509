import { createRequire } from "node:module";
import { Font } from "@react-pdf/renderer";

// The files stay in node_modules and are found from the bundle as from the source.
const require = createRequire(import.meta.url);

/** Makes the document's family known, regular and bold: Latin, Greek and Cyrillic, figures of equal width. */
export function registerFonts(family: string): void {
  Font.register({
    family,
    fonts: [
      {
        src: require.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
        fontWeight: 400,
      },
      { src: require.resolve("@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf"), fontWeight: 700 },
    ],
  });
  Font.registerHyphenationCallback(breakWord);
}

/** Names and numbers are not hyphenated by the rules of English; only a word that no column could hold is broken. */
export function breakWord(word: string): string[] {
  const isAddress = /^https?:/.test(word);
  return word.length <= 32 || isAddress ? [word] : (word.match(/.{1,6}/gsu) ?? [word]);
}
