import type TS from "typescript";
import { compiler, homes, typingsOf } from "./typings.ts";

/** Where in the typings a name is to be looked up, and where in the object a problem is. */
type At = { file: string; scope: string; path: string };

/**
 * Holds an answer, an event or any object of Stripe's against the typings of the installed SDK: fields that are missing,
 * null where null may not be, or of another type. An empty list is a pass. Fields of types that the local Stripe does not
 * make are not looked into.
 */
export function checkShape(value: unknown, path = ""): string[] {
  const name = (value as { object?: string } | null)?.object ?? "nothing";
  if ((value as { deleted?: boolean } | null)?.deleted === true) return [];
  if (name === "list")
    return (value as { data: unknown[] }).data.flatMap((each, index) =>
      checkShape(each, `${path}data[${index}].`),
    );
  const home = Object.hasOwn(homes, name) ? homes[name as keyof typeof homes] : null;
  if (!home) return [`${path}object: ${name} is not known`];
  const problems = checkNamed(home.name, value, { file: home.file, scope: "", path: path + name });
  return name === "event"
    ? [
        ...problems,
        ...checkShape((value as { data: { object: unknown } }).data.object, `${path}data.object.`),
      ]
    : problems;
}

function checkNamed(name: string, value: unknown, at: At): string[] {
  const ts = compiler();
  const declared = typingsOf(at.file).get(name);
  if (!declared) return [];
  const inside = { ...at, scope: name };
  if (ts.isTypeAliasDeclaration(declared)) return checkType(declared.type, value, inside);
  if (typeof value !== "object" || value === null)
    return [`${at.path}: expected ${name}, got ${JSON.stringify(value)}`];
  return declared.members.flatMap((member) => checkMember(member, value as Record<string, unknown>, inside));
}

function checkMember(member: TS.TypeElement, holder: Record<string, unknown>, at: At): string[] {
  const ts = compiler();
  if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) return [];
  const path = `${at.path}.${member.name.text}`;
  const value = holder[member.name.text];
  if (value !== undefined) return checkType(member.type, value, { ...at, path });
  return member.questionToken ? [] : [`${path}: missing`];
}

function checkType(type: TS.TypeNode, value: unknown, at: At): string[] {
  const ts = compiler();
  if (ts.isParenthesizedTypeNode(type)) return checkType(type.type, value, at);
  if (ts.isUnionTypeNode(type)) return leastWrong(type.types.map((each) => checkType(each, value, at)));
  if (ts.isArrayTypeNode(type)) return checkList(type.elementType, value, at);
  if (ts.isLiteralTypeNode(type)) return expectTo(literalOf(type.literal) === value, value, at);
  if (ts.isTypeReferenceNode(type)) return checkReference(type, value, at);
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return expectTo(typeof value === "string", value, at);
    case ts.SyntaxKind.NumberKeyword:
      return expectTo(typeof value === "number" && Number.isFinite(value), value, at);
    case ts.SyntaxKind.BooleanKeyword:
      return expectTo(typeof value === "boolean", value, at);
    case ts.SyntaxKind.VoidKeyword:
      return expectTo(value === undefined, value, at);
    default:
      return [];
  }
}

function checkReference(type: TS.TypeReferenceNode, value: unknown, at: At): string[] {
  const name = nameOf(type.typeName);
  const [inner] = type.typeArguments ?? [];
  if (name === "Array" && inner) return checkList(inner, value, at);
  if (name === "ApiList" && inner)
    return checkList(inner, (value as { data?: unknown } | null)?.data, { ...at, path: `${at.path}.data` });
  if (name === "OtherString") return expectTo(typeof value === "string", value, at);
  if (name === "Decimal")
    return expectTo(typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value), value, at);
  if (name === "Metadata") return expectTo(isMetadata(value), value, at);
  const own = scopesOf(at.scope)
    .map((scope) => scope + name)
    .find((candidate) => typingsOf(at.file).has(candidate));
  if (own) return checkNamed(own, value, at);
  if (typeof value !== "object" || value === null)
    return [`${at.path}: expected ${name}, got ${JSON.stringify(value)}`];
  const home = Object.values(homes).find((candidate) => candidate.name === name);
  return home ? checkNamed(home.name, value, { ...at, file: home.file, scope: "" }) : [];
}

function checkList(element: TS.TypeNode, value: unknown, at: At): string[] {
  if (!Array.isArray(value)) return [`${at.path}: expected a list, got ${JSON.stringify(value)}`];
  return value.flatMap((each, index) => checkType(element, each, { ...at, path: `${at.path}[${index}]` }));
}

/** "A.B" is searched as `A.B.`, `A.` and at the top, as TypeScript searches. */
function scopesOf(scope: string): string[] {
  const parts = scope === "" ? [] : scope.split(".");
  return Array.from({ length: parts.length + 1 }, (_, index) =>
    parts
      .slice(0, parts.length - index)
      .map((part) => `${part}.`)
      .join(""),
  );
}

function nameOf(name: TS.EntityName): string {
  const ts = compiler();
  return ts.isIdentifier(name) ? name.text : `${nameOf(name.left)}.${name.right.text}`;
}

function literalOf(literal: TS.LiteralTypeNode["literal"]): unknown {
  const ts = compiler();
  if (ts.isStringLiteral(literal)) return literal.text;
  if (literal.kind === ts.SyntaxKind.NullKeyword) return null;
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return true;
  return literal.kind === ts.SyntaxKind.FalseKeyword ? false : Number.NaN;
}

function isMetadata(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each === "string")
  );
}

function expectTo(isRight: boolean, value: unknown, at: At): string[] {
  return isRight ? [] : [`${at.path}: ${JSON.stringify(value)} is not of its type`];
}

/** Of several alternatives the one that comes nearest: the deepest complaint is about the alternative that was meant. */
function leastWrong(results: string[][]): string[] {
  const depth = (problems: string[]) =>
    Math.max(...problems.map((problem) => (problem.split(": ")[0] ?? "").length));
  return results.reduce((best, next) => {
    if (best.length === 0 || next.length === 0) return best.length === 0 ? best : next;
    return depth(next) > depth(best) ? next : best;
  });
}
