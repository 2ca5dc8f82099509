export type Html = { readonly html: string };
export type Shown = string | number | false | null | undefined | Html | readonly Shown[];

/** Builds HTML in which every inserted text is escaped; pieces of HTML and lists of them go in as they are. */
export function html(parts: TemplateStringsArray, ...values: Shown[]): Html {
  return { html: parts.reduce((whole, part, index) => whole + shown(values[index - 1]) + part) };
}

function shown(value: Shown): string {
  if (Array.isArray(value)) return value.map(shown).join("");
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "object") return (value as Html).html;
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function document({ title, body }: { title: string; body: Html }): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`.html;
}

const style = `
:root { color-scheme: light dark; --line: #8884; --accent: #4f46e5; --bad: #b91c1c; }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
body > main.narrow { margin: 1rem auto; max-width: 26rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.amount { font-size: 2rem; font-weight: 700; margin: 0; }
label { display: block; font-weight: 600; margin-top: .8rem; }
label.choice { align-items: center; display: flex; font-weight: 400; gap: .5rem; min-height: 2.75rem; margin: 0; }
input:not([type=radio]), select { border: 1px solid #888; border-radius: .4rem; font: inherit; margin-top: .2rem; min-height: 2.75rem; padding: .4rem .6rem; width: 100%; }
.pair { display: grid; gap: .8rem; grid-template-columns: 1fr 1fr; }
button { background: var(--accent); border: 0; border-radius: .4rem; color: #fff; cursor: pointer; font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1rem; }
button.big { font-size: 1.25rem; padding: 1rem 2rem; width: 100%; } button.bad { background: var(--bad); }
button.wide { margin-top: 1.2rem; width: 100%; }
.error { border: 2px solid var(--bad); border-radius: .4rem; padding: .6rem .8rem; }
.note { opacity: .8; } fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 1rem 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem .3rem 0; text-align: left; white-space: nowrap; }
.deeds { display: flex; flex-wrap: wrap; gap: .4rem; margin: .2rem 0; }
form.row { align-items: end; display: flex; flex-wrap: wrap; gap: .6rem; } form.row label { flex: 1 1 9rem; margin: 0; }
`;
