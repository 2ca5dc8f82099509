/** The database: whatever was acknowledged stays, and nothing is half written. */
export { openDatabase, type Database } from "./database.ts";
export type { Db } from "./db.ts";
export { databasePath } from "./path.ts";
export { DatabaseIsOwned, lockDatabase, type DatabaseLock } from "./lock.ts";
export { migrateDatabase, MigrationRefused } from "./migrate.ts";
export { DatabaseUnusable } from "./unusable.ts";
export { OutOfReachInTransaction, refuseInTransaction } from "./gate.ts";
export { backupDatabase, BackupRefused } from "./backup.ts";
export { replaceDatabase } from "./replace.ts";
export { Prisma } from "./generated/client.ts";
