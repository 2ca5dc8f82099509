import type { ReactNode } from "react";
import { buttonClasses } from "../button.tsx";
import { ClientNotice } from "../client-invoice/client-notice.tsx";
import { FormErrors } from "../form-errors.tsx";
import { FormField } from "../form-field.tsx";
import { useTexts } from "../texts.tsx";
import { usePageForm } from "../use-page-form.tsx";

type DoorProps = { title: string; description: string; children: ReactNode };

/** The frame of what is seen before anybody is signed in; it names nobody. */
function Door({ title, description, children }: DoorProps) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-4 px-4 py-12">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="text-muted">{description}</p>
      {children}
    </main>
  );
}

/** Asks for the mailbox that a link to sign in goes to. */
export function AskForLink() {
  const texts = useTexts().portal;
  const [form, fields] = usePageForm<{ email: string }>("portal");
  return (
    <Door title={texts.door.title} description={texts.door.description}>
      <form method="post" action="/portal" id={form.id} noValidate className="space-y-4">
        <FormErrors id={form.errorId} errors={form.errors} />
        <FormField
          field={fields.email}
          label={texts.door.email}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <button className={buttonClasses("primary", "w-full")}>{texts.door.send}</button>
      </form>
    </Door>
  );
}

/** The same for every address, so that nobody learns who gets invoices. */
export function LinkAskedFor() {
  const texts = useTexts().portal;
  return (
    <ClientNotice title={texts.door.asked} action={<AnotherLink />}>
      {texts.door.askedText}
    </ClientNotice>
  );
}

function AnotherLink() {
  const texts = useTexts().portal;
  return (
    <p>
      <a href="/portal" className="link target inline-flex items-center">
        {texts.door.again}
      </a>
    </p>
  );
}

/** What the link in the mail opens: only the button uses it up, because mail scanners look at every address. */
export function UseLink() {
  const texts = useTexts().portal;
  return (
    <Door title={texts.link.title} description={texts.link.description}>
      <form method="post">
        <button className={buttonClasses("primary", "w-full")}>{texts.link.signIn}</button>
      </form>
    </Door>
  );
}

/** A link that was used or is too late, or, once it was asked for, that another one is on its way. */
export function EndedPortalLink({ renewalAt, isAsked }: { renewalAt: string; isAsked: boolean }) {
  const texts = useTexts().portal;
  if (isAsked)
    return (
      <ClientNotice title={texts.door.asked} action={<AnotherLink />}>
        {texts.link.renewedText}
      </ClientNotice>
    );
  return (
    <ClientNotice
      title={texts.link.over}
      action={
        <form method="post" action={renewalAt}>
          <button className={buttonClasses("primary")}>{texts.link.renew}</button>
        </form>
      }
    >
      {texts.link.overText}
    </ClientNotice>
  );
}
