import { brandColors } from "../brand-colors.ts";
import { buttonClasses } from "../button.tsx";
import { Card } from "../card.tsx";
import { classes } from "../classes.ts";
import type { ClientBrand } from "../client-brand.ts";

export type BrandPreviewProps = { organizationName: string; brand: ClientBrand };

/** The head of a client's page as it looks with what is saved. Nothing in it can be pressed. */
export function BrandPreview({ organizationName, brand: { color, logo } }: BrandPreviewProps) {
  return (
    <Card title="As clients see it">
      <div
        className={classes(
          "overflow-clip rounded-control border border-line bg-canvas",
          color !== null && "branded",
        )}
        {...(color !== null && { style: brandColors(color) })}
      >
        {color === null ? null : (
          <div aria-hidden="true" className="h-1" style={{ backgroundColor: color }} />
        )}
        <div className="flex flex-wrap items-center justify-between gap-4 p-4 sm:p-6">
          <p className="text-lg font-semibold tracking-tight">
            {logo ? (
              <img
                {...logo}
                alt={organizationName}
                className="rounded-control p-1"
                style={{ backgroundColor: "#ffffff" }}
              />
            ) : (
              organizationName
            )}
          </p>
          <span className={buttonClasses("primary")}>Pay €1,190.00</span>
        </div>
      </div>
    </Card>
  );
}
