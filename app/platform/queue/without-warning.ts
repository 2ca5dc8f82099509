/** Runs `work`, during which the process's warnings with this code are dropped; every other one is shown as always. */
export async function withoutWarning<R>(code: string, work: () => Promise<R>): Promise<R> {
  const emitWarning = process.emitWarning;
  const withoutIt = (...given: unknown[]) => {
    if (codeOf(given) !== code) Reflect.apply(emitWarning, process, given);
  };
  process.emitWarning = withoutIt;
  try {
    return await work();
  } finally {
    if (process.emitWarning === withoutIt) process.emitWarning = emitWarning;
  }
}

/** `emitWarning(warning, type, code)` and `emitWarning(warning, { code })` are the same to Node. */
function codeOf([, options, code]: unknown[]): unknown {
  return typeof options === "object" && options !== null && "code" in options ? options.code : code;
}
