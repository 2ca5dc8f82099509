import { Banner } from "./banner.tsx";

export type ErrorSummaryProps = {
  /** conform's form metadata, or the id of any form whose fields have ids `${form.id}-${name}`. */
  form: { id: string; allErrors: Readonly<Record<string, readonly string[] | undefined>> };
  title?: string;
};

/** All that is wrong with a long form, each a way to its field. Errors without a field stand as they are. */
export function ErrorSummary({ form, title = "Please look at these before going on" }: ErrorSummaryProps) {
  const problems = Object.entries(form.allErrors).flatMap(([name, errors = []]) =>
    errors.map((message) => ({ name, message })),
  );
  if (problems.length === 0) return null;
  return (
    <Banner tone="danger" title={title}>
      <ul className="list-disc pl-5">
        {problems.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            {name ? (
              <a
                href={`#${form.id}-${name}`}
                className="inline-flex min-h-6 items-center underline underline-offset-2 pointer-coarse:min-h-11"
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
