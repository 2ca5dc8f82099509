import { useForm, type SubmissionResult } from "@conform-to/react";
import { useActionData } from "@remix-run/react";

/**
 * The page's form with what its last submission said: errors beside their fields, and the values as typed. Fields are
 * validated on the server only, so that a page says the same with and without scripts.
 */
export function usePageForm<Values extends Record<string, unknown>>(
  id: string,
  defaultValue?: Readonly<Record<string, unknown>>,
) {
  const lastResult = useActionData<unknown>();
  return useForm<Values>({
    id,
    lastResult: isSubmissionOf(lastResult) ? lastResult : null,
    ...(defaultValue && { defaultValue: defaultValue as never }),
  });
}

function isSubmissionOf(answer: unknown): answer is SubmissionResult {
  return typeof answer === "object" && answer !== null && "status" in answer && "initialValue" in answer;
}
