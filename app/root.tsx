import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from "@remix-run/react";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { type ReactNode, useContext } from "react";
import { ErrorPage } from "#components/error-page";
import { useNonce } from "#components/nonce";
import { productName } from "#components/page-title";
import { TextsProvider } from "#components/texts";
import { type Texts, textsFor } from "#lib/texts/languages";
import { localeOf } from "./components/page-locale.ts";
import { VisitorLocaleContext } from "./components/visitor-locale.ts";
import stylesheet from "./app.css?url";
import favicon from "./favicon.svg?no-inline";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: stylesheet },
  { rel: "icon", href: favicon, type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: productName }];

export function Layout({ children }: { children: ReactNode }) {
  const texts = usePageTexts();
  return (
    <html lang={texts.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <PageTitle texts={texts} />
        <Links />
      </head>
      <body>
        <TextsProvider texts={texts}>{children}</TextsProvider>
        <PageScripts />
      </body>
    </html>
  );
}

/** Where a client's page cannot be shown, its route knows neither what it would be called nor whose language to use. */
function PageTitle({ texts }: { texts: Texts }) {
  const isMissing = useMatches().at(-1)?.data === undefined;
  return useIsForClients() && isMissing ? <title>{texts.invoicePage.titleOfNone}</title> : <Meta />;
}

/** A page whose route says `handle = { scripts: false }` is complete without any script and is sent none. */
function PageScripts() {
  const nonce = useNonce();
  if (useIsForClients()) return null;
  return (
    <>
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  );
}

function useIsForClients(): boolean {
  return useMatches().some(({ handle }) => hasNoScripts(handle));
}

/** A client page speaks its client's language, or the browser's where it knows no client; all others speak English. */
function usePageTexts(): Texts {
  const visitorLocale = useContext(VisitorLocaleContext);
  const pageLocale = localeOf(useMatches().at(-1)?.data);
  return textsFor(useIsForClients() ? (pageLocale ?? visitorLocale) : null);
}

function hasNoScripts(handle: unknown): boolean {
  return typeof handle === "object" && handle !== null && "scripts" in handle && handle.scripts === false;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
