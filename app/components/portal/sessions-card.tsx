import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { useTexts } from "../texts.tsx";

/** In how many browsers the mailbox is signed in, and the way out of all of them. */
export function SessionsCard({ sessionCount }: { sessionCount: number }) {
  const texts = useTexts().portal.contact;
  return (
    <Card title={texts.sessions} description={texts.sessionCount(sessionCount)}>
      <form method="post" action="/portal/sign-out-everywhere" className="space-y-3">
        <p className="text-sm text-muted">{texts.signOutHint}</p>
        <button className={buttonClasses()}>{texts.signOutEverywhere}</button>
      </form>
    </Card>
  );
}
