import { useTexts } from "./texts.tsx";

/** For the keyboard: past the menu, to what has the id `main`. */
export function SkipLink() {
  const { page } = useTexts();
  return (
    <a
      href="#main"
      className="sr-only rounded-control bg-accent text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-30 focus:px-4 focus:py-2.5"
    >
      {page.skip}
    </a>
  );
}
