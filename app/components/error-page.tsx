import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { Brand } from "./brand.tsx";
import { buttonClasses } from "./button.tsx";

type Explanation = { title: string; text: string; way: "start" | "back" };

const explanations: Record<number, Explanation> = {
  403: {
    title: "This is not open to you",
    text: "Your account may not see or do this. An admin can change that.",
    way: "start",
  },
  404: {
    title: "There is nothing here",
    text: "The address may be mistyped, or what it showed is gone.",
    way: "start",
  },
  409: {
    title: "That is not possible now",
    text: "Something changed in the meantime. Nothing was saved.",
    way: "back",
  },
  422: {
    title: "This address cannot be read",
    text: "Something in it is not valid. Nothing was changed.",
    way: "start",
  },
  429: { title: "Too many attempts", text: "Wait a few minutes, then try again.", way: "back" },
  503: {
    title: "Not available for the moment",
    text: "Nothing was changed. Try again in a moment.",
    way: "back",
  },
};

const unexpected: Explanation = {
  title: "Something went wrong here",
  text: "The failure is written down for whoever runs this. Check whether your last change is there before you repeat it.",
  way: "back",
};

/** What a person sees in place of a page that cannot be shown. It needs no data of any route. */
export function ErrorPage() {
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-6 px-4 py-12">
      <Brand />
      <ErrorMessage />
    </main>
  );
}

/** The same in a frame that still stands: what went wrong, and the way on. */
export function ErrorMessage() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const isAnswer = isRouteErrorResponse(error);
  const { title, text, way } = (isAnswer && explanations[error.status]) || unexpected;
  return (
    <div className="max-w-lg space-y-6">
      <div>
        {isAnswer ? <p className="text-sm font-medium text-muted">{error.status}</p> : null}
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-2 text-muted">{(isAnswer && messageOf(error.data)) || text}</p>
      </div>
      <p>
        <a href={way === "back" ? pageBefore(pathname) : "/"} className={buttonClasses("secondary")}>
          {way === "back" ? "Go back" : "Go to the start"}
        </a>
      </p>
    </div>
  );
}

/** What is posted to `/admin/invoices/1/issuance` comes from `/admin/invoices/1`. */
function pageBefore(pathname: string): string {
  const segments = pathname.split("/").filter(Boolean);
  return segments.length > 1 ? `/${segments.slice(0, -1).join("/")}` : pathname;
}

function messageOf(answer: unknown): string | null {
  const isObject = typeof answer === "object" && answer !== null;
  return isObject && "message" in answer && typeof answer.message === "string" ? answer.message : null;
}
