import { buttonClasses } from "../button.tsx";
import { useTexts } from "../texts.tsx";

export type PageLinksProps = { query: string; page: number; hasMore: boolean };

/** Ways through a long list of invoices, as plain links. */
export function PageLinks({ query, page, hasMore }: PageLinksProps) {
  const texts = useTexts().portal.invoices;
  if (page === 1 && !hasMore) return null;
  const address = (wanted: number) => `/portal/invoices${query}${query ? "&" : "?"}page=${wanted}`;
  return (
    <nav aria-label={texts.pages} className="flex flex-wrap justify-between gap-2">
      {page > 1 ? (
        <a href={address(page - 1)} rel="prev" className={buttonClasses()}>
          {texts.newer}
        </a>
      ) : (
        <span />
      )}
      {hasMore ? (
        <a href={address(page + 1)} rel="next" className={buttonClasses()}>
          {texts.older}
        </a>
      ) : null}
    </nav>
  );
}
