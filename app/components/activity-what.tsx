import { Link } from "@remix-run/react";
import { activityAddress, activityText } from "./activity-text.ts";

export type ActivityWhatProps = {
  item: { verb: string; subjectKind: string; subjectId: string; subjectName: string | null };
};

/** What was done, with the way to what it was done to where that has a page. */
export function ActivityWhat({ item }: ActivityWhatProps) {
  const address = item.subjectName ? activityAddress(item) : null;
  return (
    <>
      {activityText(item)}{" "}
      {address ? (
        <Link to={address} className="link">
          {item.subjectName}
        </Link>
      ) : (
        item.subjectName
      )}
    </>
  );
}
