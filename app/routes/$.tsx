import { NotFound } from "#lib/errors";
import { forAnyone } from "#web/guards";

/** Every address that leads nowhere. Without this route Remix renders one page on the server and another in the browser. */
export const loader = forAnyone(async () => {
  throw new NotFound("page");
});

export const action = forAnyone(async () => {
  throw new NotFound("page");
});

export default function Nowhere() {
  return null;
}
