import { clientCreditNotePdf } from "#web/client-credit-note";
import { forClient } from "#web/guards";

export const loader = forClient(clientCreditNotePdf);
