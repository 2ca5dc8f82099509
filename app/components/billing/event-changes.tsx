import { Link } from "@remix-run/react";

type Change = { kind: string; id: string; what: string };

const pages: Readonly<Record<string, string>> = {
  invoice: "/admin/invoices",
  payment: "/admin/payments",
};

/** What applying an event changed, with the way there. */
export function EventChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="space-y-1">
      {changes.map(({ kind, id, what }, index) => (
        <li key={index} className="flex flex-wrap items-center gap-x-2">
          <span>{what.charAt(0).toUpperCase() + what.slice(1)}</span>
          <Subject kind={kind} id={id} />
        </li>
      ))}
    </ul>
  );
}

function Subject({ kind, id }: { kind: string; id: string }) {
  const page = pages[kind];
  if (!page) return <span className="text-muted">{kind.replaceAll("_", " ")}</span>;
  return (
    <Link to={`${page}/${id}`} className="link target inline-flex items-center">
      {kind}
    </Link>
  );
}
