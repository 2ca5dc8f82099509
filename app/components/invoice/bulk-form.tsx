import { Form, useLocation } from "@remix-run/react";
import { type ReactNode, type RefObject, useRef } from "react";
import { Button } from "../button.tsx";
import { useHydrated } from "../hydrated.tsx";

/** What narrows and orders the list, so that "all that fit" are the same ones. */
const filterNames = ["q", "status", "paymentStatus", "clientId", "overdue", "age", "sort"];

/**
 * The list of invoices with a box before each, and what can be done to those that are ticked. The next page asks before
 * anything happens. Works without scripts; with them all boxes of the page can be ticked at once.
 */
export function BulkForm({ children }: { children: ReactNode }) {
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  const form = useRef<HTMLFormElement>(null);
  return (
    // A file is no page of the app: the browser sends the form itself.
    <Form
      ref={form}
      key={search}
      method="get"
      action="/admin/invoices/bulk"
      reloadDocument
      className="space-y-3"
    >
      {filterNames.map((name) => {
        const value = params.get(name);
        return value ? <input key={name} type="hidden" name={name} value={value} /> : null;
      })}
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="sr-only">With the ticked invoices</legend>
        <TickAll form={form} />
        <label className="target inline-flex items-center gap-2">
          <input type="checkbox" name="all" value="yes" className="size-5 shrink-0" />
          All that fit, on every page
        </label>
        <span className="flex flex-wrap gap-2">
          <Button type="submit" name="verb" value="send">
            Send
          </Button>
          <Button type="submit" name="verb" value="remind">
            Remind
          </Button>
          <Button type="submit" formAction="/admin/invoices/csv">
            Export ticked
          </Button>
        </span>
      </fieldset>
      {children}
    </Form>
  );
}

function TickAll({ form }: { form: RefObject<HTMLFormElement> }) {
  const isHydrated = useHydrated();
  if (!isHydrated) return null;
  const tick = (isTicked: boolean) => {
    for (const box of form.current?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? [])
      box.checked = isTicked;
  };
  return (
    <label className="target inline-flex items-center gap-2">
      <input
        type="checkbox"
        className="size-5 shrink-0"
        onChange={(event) => tick(event.currentTarget.checked)}
      />
      All on this page
    </label>
  );
}
