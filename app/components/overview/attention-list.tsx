import { Card } from "../card.tsx";
import { TextLink } from "../text-link.tsx";
import { type AttentionProps, mattersOf } from "./matters.ts";

/** What waits for a person, most urgent first, each with the way to do something about it. */
export function AttentionList(props: AttentionProps) {
  const matters = mattersOf(props);
  return (
    <Card title="Needs attention">
      {matters.length > 0 ? (
        <ul className="-my-3 divide-y divide-line">
          {matters.map(({ id, text, reason, to, way }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
              <div className="min-w-0 flex-1 basis-64 py-1">
                <p className="break-words">{text}</p>
                {reason ? <p className="text-sm break-words text-muted">{reason}</p> : null}
              </div>
              <TextLink to={to}>{way}</TextLink>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">Nothing waits for you.</p>
      )}
    </Card>
  );
}
