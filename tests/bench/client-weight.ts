import { weighPage } from "../browser/page-weight.ts";
import { startDesk } from "../demo/desk.ts";
import { openInvoice } from "./open-invoice.ts";
import { atMost, exactly, type Measured } from "./table.ts";

/** What a client's page makes a browser fetch. */
export async function benchClientWeight(): Promise<Measured[]> {
  const desk = await startDesk();
  try {
    const { url, cookie } = await openInvoice(desk);
    const { bytes, foreign, scripts } = await weighPage(url, cookie);
    return [
      atMost("client's invoice page: script and styles, compressed", bytes / 1024, 30, "kB"),
      exactly("client's invoice page: scripts", scripts, 0),
      exactly("client's invoice page: requests to other origins", foreign.length, 0),
    ];
  } finally {
    await desk.stop();
  }
}
