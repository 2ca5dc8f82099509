const paths = {
  alert:
    "M12 8v5m0 3.5v.01M10.4 3.9 2.6 17.5A1.9 1.9 0 0 0 4.2 20.4h15.6a1.9 1.9 0 0 0 1.6-2.9L13.6 3.9a1.9 1.9 0 0 0-3.2 0Z",
  arrowLeft: "M19 12H5m6-6-6 6 6 6",
  arrowRight: "M5 12h14m-6-6 6 6-6 6",
  billing: "M4 7.5h16M4 12h10M4 16.5h7M18.5 14v6m-2-4 2-2 2 2",
  check: "M5 12.5 10 17.5 19.5 7",
  chevronDown: "m6 9 6 6 6-6",
  chevronRight: "m9 6 6 6-6 6",
  clients:
    "M15.5 19.5v-1.5a4 4 0 0 0-4-4h-4a4 4 0 0 0-4 4v1.5M9.5 10.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Zm11 9V18a4 4 0 0 0-3-3.9m-2-10a3.3 3.3 0 0 1 0 6.4",
  close: "M6 6l12 12M18 6 6 18",
  home: "M4 11.2 12 4.5l8 6.7V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1v-7.8Z",
  info: "M12 11v5.5m0-8.9v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
  invoices: "M7 3.5h10a1 1 0 0 1 1 1v16l-3-1.8-3 1.8-3-1.8-3 1.8v-16a1 1 0 0 1 1-1Zm2.5 5h5m-5 4h5",
  menu: "M4 7h16M4 12h16M4 17h16",
  payments: "M3.5 6.5h17v11h-17zM3.5 10.5h17M7 14.5h3",
  plus: "M12 5v14M5 12h14",
  reconciliation: "M4 8h13m-3-3.5L17.5 8 14 11.5M20 16H7m3-3.5L6.5 16l3.5 3.5",
  search: "M10.8 17.2a6.4 6.4 0 1 0 0-12.8 6.4 6.4 0 0 0 0 12.8Zm4.7-1.7 4.5 4.5",
  seats: "M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4Zm-7.5 8.3a7.5 7.5 0 0 1 15 0",
  settings: "M4 8h8m4 0h4M4 16h4m4 0h8M14 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-4 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  trash: "M5 7h14M10 4h4m-7.5 3 .8 12a1 1 0 0 0 1 1h7.4a1 1 0 0 0 1-1l.8-12",
  usage: "M5 20v-6m5 6V9m4.5 11v-8M19.5 20V4.5",
} as const;

export type IconName = keyof typeof paths;

/** A decoration: the words beside it carry the meaning. */
export function Icon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`${className} shrink-0`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
