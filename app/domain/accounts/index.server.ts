/** How people come in: first start, sign-up, sign-in and reset, none of which says who else has an account here. */
export { createUser, personName } from "./users.ts";
export {
  createFirstOrganization,
  ensureFirstOrganization,
  isSetupOpen,
  prepareSetup,
  setupInput,
} from "./setup.ts";
export { signUp, signUpInput } from "./sign-up.ts";
export { signIn, signInInput } from "./sign-in.ts";
export { requireSignInLink, signInByLink } from "./sign-in-by-link.ts";
export { composePasswordReset, forgotPasswordInput, requestPasswordReset } from "./request-password-reset.ts";
export { requireResetLink, resetPassword, resetPasswordInput } from "./reset-password.ts";
export { changePassword, changePasswordInput, hasPassword } from "./change-password.ts";
export { createAdmin } from "./create-admin.ts";
export { createApiKeyFor } from "./create-api-key-for.ts";
export { takeUnknownLink } from "./limits.ts";
export { LinkOver, SetupDone, SignInRefused, SignupsClosed } from "./errors.ts";
