import { NotFound } from "#lib/errors";
import { forStaff } from "#web/guards";

/** An address below /admin that leads nowhere is told inside the frame. */
export const loader = forStaff(async () => {
  throw new NotFound("page");
});

export const action = forStaff(async () => {
  throw new NotFound("page");
});

export default function Nowhere() {
  return null;
}
