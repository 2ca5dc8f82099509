import type { ClientBrand } from "../client-brand.ts";

/** What the frame of the portal's pages shows. */
export type PortalFrameData = {
  organizationName: string;
  clientName: string;
  /** The mailbox that is signed in. */
  email: string;
  /** What addresses within the portal end with, "" or "?for=…". */
  query: string;
  /** Whether the mailbox belongs to further clients. */
  hasSeveral: boolean;
  brand: ClientBrand;
};
