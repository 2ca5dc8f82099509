/** `npm run bench -- --full` takes the great numbers of what is measured in small ones otherwise. */
export const isFull = process.argv.includes("--full");
