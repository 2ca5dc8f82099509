import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { buttonClasses } from "./button.tsx";
import { Icon } from "./icon.tsx";

/** Finds clients, invoices and payments from every page. Control-K or Command-K leads to it, where it can be seen. */
export function SearchEverywhere() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isAsked = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
      if (!isAsked || !input.current?.checkVisibility()) return;
      event.preventDefault();
      input.current.focus();
      input.current.select();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
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
          aria-keyshortcuts="Control+K Meta+K"
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
