import { initTRPC, TRPCError } from "@trpc/server";
import { NotAllowed } from "../not-allowed.server.ts";
import { DomainError, type FieldProblem, type RefusalKind } from "#lib/errors";
import type { Role } from "#lib/statuses";
import type { Context } from "#platform/context";
import { rememberAnswer } from "./idempotency.ts";

export type ApiContext = { readonly ctx: Context; readonly idempotencyKey: string | null };

type Code = TRPCError["code"];

const codeOf: Record<RefusalKind, Code> = {
  invalid: "BAD_REQUEST",
  conflict: "CONFLICT",
  "not-found": "NOT_FOUND",
  forbidden: "FORBIDDEN",
  unauthorized: "UNAUTHORIZED",
  "too-many": "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
};

const t = initTRPC.context<ApiContext>().create({
  errorFormatter: ({ shape, error }) => {
    const { stack: _, ...data } = shape.data;
    return { ...shape, message: sentenceFor(error), data: { ...data, fields: fieldsOf(error.cause) } };
  },
});

export const router = t.router;

/** Refusals of rules become tRPC's codes with the rule's sentence. */
const refusing = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (!(cause instanceof DomainError)) return result;
  return { ...result, error: asProcedureError(cause) };
});

/** A refusal in tRPC's words, with the rule's sentence. */
export function asProcedureError(refusal: DomainError): TRPCError {
  return new TRPCError({ code: codeOf[refusal.kind], message: refusal.message, cause: refusal });
}

const only = (roles: readonly Role[], who: string) =>
  t.middleware(({ ctx, next }) => {
    const { actor } = ctx.ctx;
    if (!("role" in actor) || !roles.includes(actor.role)) throw new NotAllowed(who);
    return next();
  });

const idempotent = t.middleware(async ({ ctx, path, type, getRawInput, next }) => {
  if (type !== "mutation" || ctx.idempotencyKey === null) return next();
  const request = { key: ctx.idempotencyKey, procedure: path, input: await getRawInput() };
  return (await rememberAnswer(ctx.ctx, request, next)) as Awaited<ReturnType<typeof next>>;
});

/** For every role of the key's user. */
export const staffProcedure = t.procedure.use(refusing).use(idempotent);
/** For events, which carry what makes them safe to repeat: nothing is kept of the answer. */
export const eventProcedure = t.procedure.use(refusing);
/** For owners' and admins' keys; others do not even learn what was answered before under an Idempotency-Key. */
export const adminProcedure = t.procedure
  .use(refusing)
  .use(only(["owner", "admin"], "an admin"))
  .use(idempotent);
export const ownerProcedure = t.procedure
  .use(refusing)
  .use(only(["owner"], "the owner"))
  .use(idempotent);

/** Types a procedure's input by a schema that the verb itself checks, so that there is one place where it is parsed. */
export function checkedByVerb<Input>() {
  return (value: unknown): Input => (value ?? {}) as Input;
}

/** What went wrong inside is for the log alone; a JSON parser's own words help nobody. */
function sentenceFor({ cause, code, message }: TRPCError): string {
  if (cause instanceof DomainError) return message;
  if (code === "INTERNAL_SERVER_ERROR")
    return "Something went wrong here. Nothing more was done; the server's log says what.";
  return cause instanceof SyntaxError ? "The input is not valid JSON." : message;
}

function fieldsOf(cause: unknown): readonly FieldProblem[] {
  return cause instanceof DomainError ? cause.fields : [];
}
