import { Form } from "@remix-run/react";
import { useRef } from "react";
import { buttonClasses } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { useSearchKeys } from "./search-keys.ts";

/** Finds clients, invoices and payments from every page. */
export function SearchEverywhere() {
  const input = useRef<HTMLInputElement>(null);
  useSearchKeys(input);
  return (
    <Form
      method="get"
      action="/admin/search"
      role="search"
      aria-label="Everything"
      className="mb-4 flex gap-1"
    >
      <label className="min-w-0 flex-1">
        <span className="sr-only">Search everything</span>
        <input
          ref={input}
          type="search"
          name="q"
          placeholder="Search"
          aria-keyshortcuts="/ Control+K Meta+K"
          maxLength={200}
          className="control"
        />
      </label>
      <button className={buttonClasses("quiet", "px-2")}>
        <Icon name="search" />
        <span className="sr-only">Search</span>
      </button>
    </Form>
  );
}
