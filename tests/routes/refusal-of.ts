import type { Answer } from "../route-request.ts";

type Submission = {
  initialValue?: Record<string, unknown> | null;
  error?: Record<string, string[] | null> | null;
};

/** A form's refusal: sentences by field, those about the whole form under "", and the values as they were typed. */
export function refusalOf({ status, data }: Answer<unknown>) {
  const { error, initialValue } = data as Submission;
  return { status, errors: (error ?? {}) as Record<string, string[]>, values: initialValue ?? {} };
}
