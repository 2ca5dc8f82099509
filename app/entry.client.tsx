import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepFromReact } from "./components/early-events.ts";

// RemixBrowser suspends until it has read the data at the page's end. React can wait for that, unless a key or a click
// makes it hydrate at once: then it gives up ("Root did not complete"), and the page never comes to life.
keepFromReact({ until: () => "state" in window.__remixContext });

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});
