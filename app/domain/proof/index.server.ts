/** The proof: everything that follows from what was written down is reckoned again and compared, and the result is kept. */
export { proveBooks, type ProofOptions } from "./prove-books.ts";
export { endDeadProof, startProof } from "./run.ts";
export { findProof, type ProofView } from "./find.ts";
