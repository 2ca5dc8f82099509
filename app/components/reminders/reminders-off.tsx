import { Banner } from "../banner.tsx";
import { LinkButton } from "../button.tsx";

/** Says that what a page shows is a preview. */
export function RemindersOff() {
  return (
    <Banner
      title="Reminders are off"
      action={<LinkButton to="/admin/settings/reminders">Set reminders up</LinkButton>}
    >
      Nothing goes out by itself. This is what would go out if you switched them on now.
    </Banner>
  );
}
