import type Stripe from "stripe";
import { z } from "zod";
import { invalid } from "./failure.ts";
import type { Form } from "./form.ts";

type OptionalName<P> = { [K in keyof P]-?: object extends Pick<P, K> ? K : never }[keyof P];
type RequiredName<P> = Exclude<keyof P, OptionalName<P>>;
type Reads<T> = z.ZodType<Loose<T> | undefined>;

/** The SDK's type with `undefined` allowed at every depth: what a reader of a form may find. */
export type Loose<T> = T extends readonly (infer U)[]
  ? Loose<U>[]
  : T extends object
    ? { [K in keyof T]: Loose<T[K]> | undefined }
    : T;

type Shape<P> = { [K in RequiredName<P>]: z.ZodType<Loose<P[K]>> } & { [K in OptionalName<P>]?: Reads<P[K]> };

/**
 * The parameters of one call that the local Stripe understands. The compiler holds them against the SDK's own type `P`:
 * a name that the SDK does not have, a type that differs or a required one left out does not compile.
 */
export function params<P>() {
  return <S extends Shape<P>>(shape: S & Record<Exclude<keyof S, keyof P>, never>) => z.strictObject(shape);
}

export const text = z.string().max(5000).optional();
export const requiredText = z.string().min(1);
export const integer = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number)
  .optional();
const requiredInteger = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number);
export const flag = z
  .enum(["true", "false"])
  .transform((value) => value === "true")
  .optional();
export const expand = z.array(z.string()).optional();
export const metadata = z
  .union([z.record(z.string().max(40), z.string().max(500)), z.literal("")])
  .optional();
export const metadataHash = z.record(z.string().max(40), z.string().max(500)).optional();
export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values).optional();
export const created = z
  .union([
    requiredInteger,
    z.strictObject({ gt: integer, gte: integer, lt: integer, lte: integer }) satisfies z.ZodType<
      Loose<Stripe.RangeQueryParam>
    >,
  ])
  .optional();
export const page = { limit: integer, starting_after: text, ending_before: text, expand };

/** Reads a request's form by its specification, or refuses as Stripe does: unknown, missing, wrong. */
export function readParams<S extends z.ZodType>(specification: S, form: Form): z.output<S> {
  const result = specification.safeParse(form);
  if (result.success) return result.data;
  throw refusalOf(result.error.issues[0] as z.core.$ZodIssue, form);
}

function refusalOf(issue: z.core.$ZodIssue, form: Form): Error {
  if (issue.code === "invalid_union") {
    const inner = [...issue.errors].sort((a, b) => b.length - a.length)[0]?.[0];
    if (inner) return refusalOf({ ...inner, path: [...issue.path, ...inner.path] }, form);
  }
  if (issue.code === "unrecognized_keys") {
    const param = nameOf([...issue.path, issue.keys[0] ?? ""]);
    return invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = nameOf(issue.path);
  const given = issue.path.reduce<unknown>(
    (at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part],
    form,
  );
  if (given === undefined)
    return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  if (issue.code === "invalid_format")
    return invalid(`Invalid integer: ${JSON.stringify(given)}`, { code: "parameter_invalid_integer", param });
  if (issue.code === "too_big")
    return invalid(`Invalid string: ${param} is too long.`, { code: "parameter_invalid_string", param });
  if (given === "")
    return invalid(`You passed an empty string for '${param}'.`, { code: "parameter_invalid_empty", param });
  return invalid(`Invalid ${param}: ${issue.message}`, { param });
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join("");
}
