import { buttonClasses } from "../button.tsx";
import { useTexts } from "../texts.tsx";
import { ClientNotice } from "./client-notice.tsx";

export type EndedLinkProps = { state: string; isAsked: boolean };

/** The same for everybody: who holds an old link learns nothing of whether somebody still gets mail. */
export function EndedLink({ state, isAsked }: EndedLinkProps) {
  const { endedLink: words } = useTexts();
  if (isAsked)
    return (
      <ClientNotice title={words.askedTitle} action={<SendButton label={words.askAgain} look="secondary" />}>
        {words.askedText}
      </ClientNotice>
    );
  return (
    <ClientNotice
      title={state === "expired" ? words.expired : words.invalid}
      action={<SendButton label={words.sendFresh} look="primary" />}
    >
      {words.onlyThere}
    </ClientNotice>
  );
}

function SendButton({ label, look }: { label: string; look: "primary" | "secondary" }) {
  return (
    <form method="post">
      <button className={buttonClasses(look)}>{label}</button>
    </form>
  );
}
