type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = { [name: string]: FormValue };

/** Reads Stripe's form encoding: `a[b][0]=c` becomes `{ a: { b: ["c"] } }`; a hash whose names are 0, 1, 2… is a list. */
export function decodeForm(text: string): Form {
  const root: Form = {};
  for (const [name, value] of new URLSearchParams(text)) place(root, path(name), value);
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, listed(value)]));
}

function path(name: string): string[] {
  const [head = "", ...rest] = name.split("[");
  return [head, ...rest.map((part) => part.replace(/\]$/, ""))].filter((part) => part !== "__proto__");
}

function place(root: Form, parts: string[], value: string): void {
  let at = root;
  parts.forEach((part, index) => {
    const name = part === "" ? String(Object.keys(at).length) : part;
    if (index === parts.length - 1) at[name] = value;
    else at = (typeof at[name] === "object" ? at[name] : (at[name] = {})) as Form;
  });
}

function listed(value: FormValue): FormValue {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (names.length > 0 && names.every((name, index) => name === String(index)))
    return Object.values(value).map(listed);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, listed(inner)]));
}
