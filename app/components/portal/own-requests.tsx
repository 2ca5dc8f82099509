import { formatDate } from "#lib/civil-date";
import type { Texts } from "#lib/texts/languages";
import { Badge, type BadgeTone } from "../badge.tsx";
import { Banner } from "../banner.tsx";
import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { DateText } from "../date-text.tsx";
import { useTexts } from "../texts.tsx";

type ChangeableField = "contactName" | "email" | "name" | "address" | "taxNumber";
type State = "open" | "approved" | "refused" | "withdrawn";

export type OwnRequest = {
  id: string;
  state: State;
  wishes: readonly { field: ChangeableField; before: string; after: string }[];
  reason: string;
  /** When it was asked for. */
  day: string;
};

export type OwnRequestsProps = { requests: readonly OwnRequest[]; query: string; locale: string };

/** What the contact has asked for: what waits, which can be taken back, and what became of the rest. */
export function OwnRequests({ requests, query, locale }: OwnRequestsProps) {
  const texts = useTexts().portal.contact;
  const waiting = requests.find(({ state }) => state === "open");
  const earlier = requests.filter(({ state }) => state !== "open");
  return (
    <>
      {waiting ? (
        <Banner
          tone="info"
          title={texts.waiting}
          action={
            <form method="post" action={`/portal/contact/withdrawal${query}`}>
              <button className={buttonClasses()}>{texts.withdraw}</button>
            </form>
          }
        >
          <Wishes request={waiting} texts={texts} />
          <p>{texts.waitingText(formatDate(waiting.day, locale))}</p>
        </Banner>
      ) : null}
      {earlier.length > 0 ? (
        <Card title={texts.earlier}>
          <ul className="-my-3 divide-y divide-line">
            {earlier.map((request) => (
              <li key={request.id} className="space-y-1 py-3">
                <p className="flex flex-wrap items-center gap-2">
                  <DateText date={request.day} locale={locale} />
                  <Badge tone={tones[request.state]}>{texts.states[request.state]}</Badge>
                </p>
                <Wishes request={request} texts={texts} />
                {request.reason ? <p className="break-words whitespace-pre-line">{request.reason}</p> : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

const tones: Record<State, BadgeTone> = {
  open: "info",
  approved: "success",
  refused: "warning",
  withdrawn: "neutral",
};

function Wishes({ request, texts }: { request: OwnRequest; texts: Texts["portal"]["contact"] }) {
  return (
    <ul>
      {request.wishes.map(({ field, after }) => (
        <li key={field} className="break-words whitespace-pre-line text-muted">
          {texts.wish(texts[field], after === "" ? texts.empty : after)}
        </li>
      ))}
    </ul>
  );
}
