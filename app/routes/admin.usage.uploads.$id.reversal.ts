import { undoUpload } from "#domain/usage-uploads";
import { flashRedirect } from "#web/flash";
import { forStaff } from "#web/guards";
import { refusalFlash } from "#web/refusal-flash";

export const action = forStaff(async ({ ctx, params, context }) => {
  const page = "/admin/usage/uploads";
  return refusalFlash(context, page, async () => {
    const { takenBack } = await undoUpload(ctx, { id: String(params["id"]) });
    const words = takenBack === 1 ? "1 event is" : `${takenBack.toLocaleString("en-US")} events are`;
    return flashRedirect(context, page, `${words} taken back.`);
  });
});
