import { PostButton } from "../post-button.tsx";

/** Applies one of Stripe's events again. */
export function ReplayButton({ eventId }: { eventId: string }) {
  return (
    <PostButton
      action={`/admin/billing/events/${eventId}/replay`}
      confirm={{
        title: "Apply this event again?",
        body: "Stripe is asked what is true now, and the books follow. What is booked already stays.",
        confirmLabel: "Apply again",
      }}
    >
      Apply again
    </PostButton>
  );
}
