/** A part of the program could not be loaded when it was first needed: its files were replaced under the running server. */
export class PartNotLoaded extends Error {
  constructor(cause: unknown) {
    super("A part of the program could not be loaded. The server has to be started again.", { cause });
    this.name = "PartNotLoaded";
  }
}

/** Modules that are loaded when they are first needed, so that a server starts faster and smaller without them. */
export async function loadLate<M>(load: () => Promise<M>): Promise<M> {
  try {
    return await load();
  } catch (error) {
    throw new PartNotLoaded(error);
  }
}
