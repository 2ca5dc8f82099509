export const css = `
:root { --ink: #1c2024; --quiet: #60646c; --line: #d9dce1; --paper: #ffffff; --ground: #f5f6f8; --accent: #1f5fbf; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #edeef0; --quiet: #a4a8b0; --line: #363a41; --paper: #1b1e22; --ground: #111316; --accent: #7db0ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
header { display: flex; justify-content: space-between; align-items: center; padding: .75rem 1rem;
  background: var(--paper); border-bottom: 1px solid var(--line); }
header a { text-decoration: none; color: inherit; padding: .5rem; }
.brand { font-weight: 600; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.35rem; overflow-wrap: anywhere; margin: .5rem 0; }
.bar { display: flex; flex-wrap: wrap; gap: .5rem; justify-content: space-between; align-items: center; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
ul.plain { list-style: none; margin: 1rem 0; padding: 0; background: var(--paper); border: 1px solid var(--line);
  border-radius: .5rem; overflow: hidden; }
ul.plain li + li { border-top: 1px solid var(--line); }
ul.plain a { display: block; padding: .75rem 1rem; color: inherit; text-decoration: none; }
ul.plain a:hover { background: var(--ground); }
.quiet { color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 75vh; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: 14px/1.6 ui-monospace, monospace; }
.tabs { display: flex; gap: .25rem; margin: 1rem 0 .5rem; }
.tabs a { padding: .5rem 1rem; border-radius: .4rem; text-decoration: none; color: inherit; }
.tabs a[aria-current] { background: var(--paper); outline: 1px solid var(--line); font-weight: 600; }
label { display: block; margin-bottom: .75rem; font-weight: 600; }
input, select { display: block; width: 100%; margin-top: .25rem; padding: .6rem; font: inherit; color: inherit;
  background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; }
button { padding: .6rem 1rem; font: inherit; font-weight: 600; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: .4rem; cursor: pointer; }
`;
