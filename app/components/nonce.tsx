import { createContext, useContext } from "react";

/** The page's script nonce while rendering on the server. In the browser it stays empty, because browsers hide the attribute. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}
