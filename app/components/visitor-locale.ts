import { createContext } from "react";

/** The locale that the browser asks for, while rendering on the server; for pages that know no client. */
export const VisitorLocaleContext = createContext<string | undefined>(undefined);
