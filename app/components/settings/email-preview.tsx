import { Link } from "@remix-run/react";
import { classes } from "../classes.ts";
import { Card } from "../card.tsx";

export type PreviewWidth = "wide" | "phone";
export type PreviewScheme = "light" | "dark";

export type EmailPreviewProps = {
  /** Where the mail's own document is. */
  source: string;
  title: string;
  subject: string;
  from: string;
  width: PreviewWidth;
  scheme: PreviewScheme;
};

const widths: Readonly<Record<PreviewWidth, string>> = { wide: "max-w-[660px]", phone: "max-w-[360px]" };

/** A mail in a frame in which nothing runs, as a wide or narrow window shows it, by day or by night. */
export function EmailPreview({ source, title, subject, from, width, scheme }: EmailPreviewProps) {
  return (
    <Card title={subject} description={from}>
      <div className="space-y-4">
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <Choice
            label="Width"
            options={[
              { label: "Wide", to: addressOf({ width: "wide", scheme }), isChosen: width === "wide" },
              { label: "Phone", to: addressOf({ width: "phone", scheme }), isChosen: width === "phone" },
            ]}
          />
          <Choice
            label="Colors"
            options={[
              { label: "Light", to: addressOf({ width, scheme: "light" }), isChosen: scheme === "light" },
              { label: "Dark", to: addressOf({ width, scheme: "dark" }), isChosen: scheme === "dark" },
            ]}
          />
        </div>
        <iframe
          key={`${source}-${scheme}`}
          src={`${source}?scheme=${scheme}`}
          title={`Preview: ${title}`}
          sandbox=""
          className={classes(
            "mx-auto block h-[44rem] w-full rounded-control border border-line",
            widths[width],
          )}
        />
      </div>
    </Card>
  );
}

function addressOf({ width, scheme }: { width: PreviewWidth; scheme: PreviewScheme }): string {
  return `?width=${width}&scheme=${scheme}`;
}

type Option = { label: string; to: string; isChosen: boolean };

function Choice({ label, options }: { label: string; options: readonly Option[] }) {
  return (
    <nav aria-label={label} className="flex items-center gap-1">
      <span className="text-sm text-muted" aria-hidden="true">
        {label}
      </span>
      {options.map((option) => (
        <Link
          key={option.label}
          to={option.to}
          preventScrollReset
          {...(option.isChosen && { "aria-current": "true" as const })}
          className={classes(
            "target inline-flex items-center rounded-control px-3 font-medium",
            option.isChosen ? "bg-accent-soft text-accent" : "text-muted hover:bg-sunken hover:text-ink",
          )}
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}
