/** What `work` comes to, or a rejection after so many milliseconds. The work itself goes on. */
export function within<R>(milliseconds: number, work: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("Quirrel or its Redis took too long.")), milliseconds);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
