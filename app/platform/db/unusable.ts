import Database from "better-sqlite3";

/** The file or its folder is not what a database needs: missing rights, a full disk, damage, or no database at all. */
export class DatabaseUnusable extends Error {
  constructor(path: string, reason: string) {
    super(
      `The database ${path} cannot be used: ${reason}. Check DATABASE_URL, the folder's rights and the disk.`,
    );
    this.name = "DatabaseUnusable";
  }
}

/** Says what SQLite or the file system refused in a sentence that names the file; other errors stay what they are. */
export function asUnusable(path: string, error: unknown): unknown {
  if (error instanceof Database.SqliteError) return new DatabaseUnusable(path, error.message);
  // better-sqlite3 throws a TypeError for a missing folder.
  if (error instanceof TypeError && /directory does not exist/.test(error.message))
    return new DatabaseUnusable(path, "its folder does not exist");
  if (error instanceof Error && "syscall" in error) return new DatabaseUnusable(path, error.message);
  return error;
}
