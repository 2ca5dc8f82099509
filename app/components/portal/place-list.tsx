import { buttonClasses } from "../button.tsx";
import { useTexts } from "../texts.tsx";

export type PlaceListProps = {
  email: string;
  places: readonly { address: string; clientName: string; organizationName: string }[];
};

/** The clients that a mailbox belongs to, to choose from; each by its organization. */
export function PlaceList({ email, places }: PlaceListProps) {
  const texts = useTexts().portal;
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-4 px-4 py-12">
      <h1 className="text-2xl font-semibold tracking-tight">{texts.choice.title}</h1>
      <p className="break-words text-muted">{texts.choice.description(email)}</p>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
        {places.map(({ address, clientName, organizationName }) => (
          <li key={address} className="px-4 py-3">
            <a href={address} className="link target inline-flex items-center font-medium">
              {clientName}
            </a>
            <p className="text-sm break-words text-muted">{texts.choice.from(organizationName)}</p>
          </li>
        ))}
      </ul>
      <form method="post" action="/portal/sign-out">
        <button className={buttonClasses("quiet")}>{texts.frame.signOut}</button>
      </form>
    </main>
  );
}
