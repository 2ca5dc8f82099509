/** What goes out on paper and by mail: pure functions of their props, which are all formatted for the reader. */
export { composeEmail, UnknownTemplate, type EmailContent, type EmailTemplate } from "./compose.tsx";
export type { EmailBrand } from "./layout/brand.ts";
