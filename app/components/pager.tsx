import { Link, useLocation } from "@remix-run/react";
import { buttonClasses } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { changedQuery } from "./page-address.ts";

export type PagerProps = { nextCursor: string | null; previousCursor?: string | null };

/** Ways through a long list. Without a `previousCursor` the way back is the first page. */
export function Pager({ nextCursor, previousCursor = null }: PagerProps) {
  const { search } = useLocation();
  const isFirstPage = !new URLSearchParams(search).has("cursor");
  if (isFirstPage && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap justify-between gap-2">
      {isFirstPage ? (
        <span />
      ) : (
        <Link
          to={changedQuery(search, { cursor: previousCursor })}
          className={buttonClasses("secondary")}
          rel="prev"
        >
          <Icon name="arrowLeft" className="size-4" />
          {previousCursor ? "Previous" : "First page"}
        </Link>
      )}
      {nextCursor ? (
        <Link
          to={changedQuery(search, { cursor: nextCursor })}
          className={buttonClasses("secondary")}
          rel="next"
        >
          Next
          <Icon name="arrowRight" className="size-4" />
        </Link>
      ) : null}
    </nav>
  );
}
