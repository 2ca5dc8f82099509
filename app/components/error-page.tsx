import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";
import { buttonClasses } from "./button.tsx";

type Explanation = { title: string; text: string; action: ReactNode };

const toStart = (
  <a href="/" className={buttonClasses("secondary")}>
    Go to the start
  </a>
);
const again = (
  <a href="" className={buttonClasses("secondary")}>
    Try again
  </a>
);

const explanations: Record<number, Explanation> = {
  403: {
    title: "This is not open to you",
    text: "Your account may not see or do this. An admin can change that.",
    action: toStart,
  },
  404: {
    title: "There is nothing here",
    text: "The address may be mistyped, or what it showed is gone.",
    action: toStart,
  },
  409: {
    title: "That is not possible now",
    text: "Something changed in the meantime. Nothing was saved.",
    action: again,
  },
  429: { title: "Too many attempts", text: "Wait a few minutes, then try again.", action: again },
  503: {
    title: "Not available for the moment",
    text: "Nothing was changed. Try again in a moment.",
    action: again,
  },
};

const unexpected: Explanation = {
  title: "Something went wrong here",
  text: "The failure is written down. Nothing you typed was half saved.",
  action: again,
};

/** What a person sees in place of a page that cannot be shown. It needs no data of any route. */
export function ErrorPage() {
  const error = useRouteError();
  const isAnswer = isRouteErrorResponse(error);
  const { title, text, action } = (isAnswer && explanations[error.status]) || unexpected;
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-6 px-4 py-12">
      <Brand />
      <div>
        {isAnswer ? <p className="text-sm font-medium text-muted">{error.status}</p> : null}
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-2 text-muted">{(isAnswer && messageOf(error.data)) || text}</p>
      </div>
      <div className="flex flex-wrap gap-2">{action}</div>
    </main>
  );
}

function messageOf(answer: unknown): string | null {
  const isObject = typeof answer === "object" && answer !== null;
  return isObject && "message" in answer && typeof answer.message === "string" ? answer.message : null;
}
