import { startProof } from "#domain/proof";
import { flashRedirect } from "#web/flash";
import { forAdmin } from "#web/guards";

export const action = forAdmin(async ({ ctx, context }) => {
  const begun = await startProof(ctx);
  return flashRedirect(
    context,
    "/admin/settings/proof",
    begun ? "The books are being proved." : "The books are being proved already.",
  );
});
