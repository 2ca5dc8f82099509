import { useForm, type SubmissionResult } from "@conform-to/react";
import { useActionData } from "@remix-run/react";

type Typed = Readonly<Record<string, unknown>>;

export type PageFormOptions = {
  defaultValue?: Typed;
  /** On a page with several forms: whether what was submitted was this one. */
  isOwn?: (typed: Typed) => boolean;
};

/**
 * The page's form with what its last submission said: errors beside their fields, and the values as typed. Fields are
 * validated on the server only, so that a page says the same with and without scripts.
 */
export function usePageForm<Values extends Record<string, unknown>>(
  id: string,
  { defaultValue, isOwn = () => true }: PageFormOptions = {},
) {
  const answer = useActionData<unknown>();
  return useForm<Values>({
    id,
    lastResult: isSubmission(answer) && isOwn(answer.initialValue ?? {}) ? answer : null,
    ...(defaultValue && { defaultValue: defaultValue as never }),
  });
}

function isSubmission(answer: unknown): answer is SubmissionResult {
  return typeof answer === "object" && answer !== null && "initialValue" in answer && "status" in answer;
}
