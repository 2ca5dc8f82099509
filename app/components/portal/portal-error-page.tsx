import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { Texts } from "#lib/texts/languages";
import { buttonClasses } from "../button.tsx";
import { ClientNotice } from "../client-invoice/client-notice.tsx";
import { useTexts } from "../texts.tsx";

/** What a client sees in place of a page of the portal, with the way on. */
export function PortalErrorPage() {
  const error = useRouteError();
  const texts = useTexts().portal.errors;
  const { title, text } = explanationOf(isRouteErrorResponse(error) ? error.status : 500, texts);
  return (
    <ClientNotice
      title={title}
      action={
        <p>
          <a href="/portal" className={buttonClasses("secondary")}>
            {texts.wayOn}
          </a>
        </p>
      }
    >
      {text}
    </ClientNotice>
  );
}

function explanationOf(status: number, texts: Texts["portal"]["errors"]): { title: string; text: string } {
  switch (status) {
    case 403:
      return texts.notCarriedOut;
    case 404:
      return texts.nothingHere;
    case 429:
      return texts.tooMany;
    default:
      return texts.unexpected;
  }
}
