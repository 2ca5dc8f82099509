import { buttonClasses } from "../button.tsx";
import { ClientNotice } from "./client-notice.tsx";

export type EndedLinkProps = { state: string; isAsked: boolean };

/** The same for everybody: who holds an old link learns nothing of whether somebody still gets mail. */
export function EndedLink({ state, isAsked }: EndedLinkProps) {
  if (isAsked)
    return (
      <ClientNotice title="Look into your mail">
        If invoices still go to the mailbox that this link was sent to, a new link is on its way there. It can
        take some minutes. Otherwise ask whoever sent you the invoice.
      </ClientNotice>
    );
  return (
    <ClientNotice
      title={state === "expired" ? "This link has expired" : "This link is not valid any more"}
      action={
        <form method="post">
          <button className={buttonClasses("primary")}>Send me a fresh link</button>
        </form>
      }
    >
      A new one can be sent to the mailbox that got this one, and only there.
    </ClientNotice>
  );
}
