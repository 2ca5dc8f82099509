import type { ReactNode } from "react";
import { brandColors } from "./brand-colors.ts";
import { classes } from "./classes.ts";
import type { ClientBrand } from "./client-brand.ts";
import { SkipLink } from "./skip-link.tsx";
import { useTexts } from "./texts.tsx";

export type ClientShellProps = {
  organizationName: string;
  brand?: ClientBrand | undefined;
  footer?: ReactNode;
  children: ReactNode;
};

/** The frame of what clients see: the organization's logo or name and its color, no menu, no script. */
export function ClientShell({ organizationName, brand, footer, children }: ClientShellProps) {
  const texts = useTexts();
  const color = brand?.color ?? null;
  return (
    <div
      lang={texts.language}
      className={classes(
        "mx-auto flex min-h-dvh w-full max-w-3xl flex-col px-4 py-6 sm:px-6 sm:py-10",
        color !== null && "branded",
      )}
      {...(color !== null && { style: brandColors(color) })}
    >
      <SkipLink />
      <header className="mb-6">
        <BrandMark organizationName={organizationName} brand={brand} />
      </header>
      <main id="main" className="min-w-0 flex-1 space-y-6">
        {children}
      </main>
      <footer className="mt-10 border-t border-line pt-4 text-sm text-muted">
        {footer ?? <p>{texts.page.sentBy(organizationName)}</p>}
      </footer>
    </div>
  );
}

/** The logo stands on white in the dark too, because most are drawn for paper. */
function BrandMark({ organizationName, brand }: Pick<ClientShellProps, "organizationName" | "brand">) {
  return (
    <>
      {brand?.color ? (
        <div
          aria-hidden="true"
          className="absolute inset-x-0 top-0 h-1"
          style={{ backgroundColor: brand.color }}
        />
      ) : null}
      <p className="text-lg font-semibold tracking-tight">
        {brand?.logo ? (
          <img
            {...brand.logo}
            alt={organizationName}
            className="rounded-control p-1"
            style={{ backgroundColor: "#ffffff" }}
          />
        ) : (
          organizationName
        )}
      </p>
    </>
  );
}
