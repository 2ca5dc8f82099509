import { LinkButton } from "./button.tsx";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";

export type Step = { title: string; text: string; isDone: boolean; to: string; way: string };

/** The way to something in steps that are done one after the other; the next one has the button. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <ol className="space-y-4">
      {steps.map(({ title, text, isDone, to, way }, index) => (
        <li key={title} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Mark number={index + 1} isDone={isDone} />
          <div className="min-w-0 flex-1 basis-56">
            <p className={classes("font-medium", isDone && "text-muted")}>
              {title}
              {isDone ? <span className="sr-only"> (done)</span> : null}
            </p>
            <p className="text-sm text-muted">{text}</p>
          </div>
          {index === next ? (
            <LinkButton to={to} variant="primary">
              {way}
            </LinkButton>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Mark({ number, isDone }: { number: number; isDone: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-full text-sm font-semibold",
        isDone ? "bg-success-soft text-success" : "bg-sunken text-muted",
      )}
    >
      {isDone ? <Icon name="check" className="size-4" /> : number}
    </span>
  );
}
