import { Banner } from "./banner.tsx";

export type FormErrorsProps = { id?: string; errors: readonly string[] | undefined };

/** What is wrong with the form as a whole. */
export function FormErrors({ id, errors = [] }: FormErrorsProps) {
  if (errors.length === 0) return null;
  return (
    <div id={id}>
      <Banner tone="danger">
        {errors.map((error) => (
          <p key={error}>{error}</p>
        ))}
      </Banner>
    </div>
  );
}
