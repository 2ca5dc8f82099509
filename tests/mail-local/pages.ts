import { faultSchema, type Fault } from "./faults.ts";
import { html, linkify, page, type Html } from "./html.ts";
import type { LocalAttachment, LocalMessage } from "./messages.ts";

export type View = "html" | "text" | "headers";

export function listPage(messages: readonly LocalMessage[]): string {
  const newestFirst = messages.toReversed();
  return page(
    "Messages",
    html`<div class="bar">
        <h1>${messages.length} ${messages.length === 1 ? "message" : "messages"}</h1>
        <form method="post" action="/clear"><button>Delete all</button></form>
      </div>
      ${
        messages.length
          ? html`<ul class="plain">
              ${newestFirst.map(listItem)}
            </ul>`
          : html`<p>No mail yet.</p>`
      }
      <script>
        ${{ html: reloadOnArrival(messages.length) }};
      </script>`,
  );
}

// The page works without it: a reload by hand shows the same.
function reloadOnArrival(count: number): string {
  return `setInterval(async () => {
    const { messages } = await (await fetch("/api/messages")).json();
    if (messages.length !== ${count}) location.reload();
  }, 2000);`;
}

function listItem(message: LocalMessage): Html {
  const files = message.attachments.length;
  return html`<li>
    <a href="/messages/${message.id}">
      <strong>${message.subject || "(no subject)"}</strong>
      <div class="quiet">
        To ${message.to.join(", ")} · ${message.receivedAt.slice(0, 16).replace("T", " ")}
        UTC${files ? ` · ${files} attached` : ""}
      </div>
    </a>
  </li>`;
}

export function messagePage(message: LocalMessage, view: View): string {
  return page(
    message.subject || "(no subject)",
    html`<h1>${message.subject || "(no subject)"}</h1>
      <div class="card">
        <dl>
          <dt>From</dt>
          <dd>${message.fromName} &lt;${message.from}&gt;</dd>
          <dt>To</dt>
          <dd>${message.to.join(", ")}</dd>
          <dt>Received</dt>
          <dd>${message.receivedAt}</dd>
        </dl>
        ${message.attachments.map(attachmentLink)}
      </div>
      <nav class="tabs" aria-label="View">
        ${(["html", "text", "headers"] as const).map((one) => tab(message.id, one, view))}
      </nav>
      ${body(message, view)}`,
  );
}

const tabNames = { html: "HTML", text: "Text", headers: "Headers" };

function tab(id: string, view: View, shown: View): Html {
  const current = view === shown ? html` aria-current="page"` : html``;
  return html`<a href="/messages/${id}?view=${view}" ${current}>${tabNames[view]}</a>`;
}

function attachmentLink(file: LocalAttachment): Html {
  return html`<p>
    <a href="${file.url}">${file.filename}</a> <span class="quiet">${file.size} bytes</span>
  </p>`;
}

function body(message: LocalMessage, view: View): Html {
  if (view === "text") return html`<div class="card"><pre>${linkify(message.text)}</pre></div>`;
  if (view === "headers") {
    const lines = Object.entries(message.headers).map(([name, value]) => `${name}: ${value}`);
    return html`<div class="card"><pre>${lines.join("\n")}</pre></div>`;
  }
  return html`<iframe
    title="Message"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    src="/messages/${message.id}/html"
  ></iframe>`;
}

export function faultsPage(faults: readonly Fault[]): string {
  const kinds = faultSchema.shape.kind.options;
  return page(
    "Faults",
    html`<h1>Faults</h1>
      <div class="card">
        <pre>${faults.map((fault) => JSON.stringify(fault)).join("\n") || "None: all mail is taken."}</pre>
        <form method="post" action="/faults/clear">
          <p><button>Heal everything</button></p>
        </form>
      </div>
      <form class="card" method="post" action="/faults">
        <label
          >Fault
          <select name="kind">
            ${kinds.map((kind) => html`<option>${kind}</option>`)}
          </select></label
        >
        <label>Only for this recipient <input name="match" type="email" /></label>
        <label>How often (empty: until healed) <input name="times" type="number" min="1" /></label>
        <label>Delay in milliseconds <input name="ms" type="number" min="0" /></label>
        <button>Switch on</button>
      </form>`,
  );
}
