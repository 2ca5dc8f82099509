import type { Journal } from "./journal.ts";

export type Gate = ReturnType<typeof createGate>;

/** While it is closed, whatever the server asks of Stripe waits in front of it. */
export function createGate(journal: Journal) {
  let opened: Promise<void> | null = null;
  let open = () => {};
  return {
    close(): number {
      opened ??= new Promise((resolve) => {
        open = resolve;
      });
      return journal.add("gate-closed");
    },
    open(): void {
      journal.add("gate-opened");
      opened = null;
      open();
    },
    /** Resolves at once while it is open; what comes next in the same turn happens before it can be closed again. */
    async passed(): Promise<void> {
      while (opened) await opened;
    },
  };
}
