import type { World } from "../../world.ts";

/** The world before its first organization. */
export async function emptyDeployment(world: World): Promise<void> {
  const { db } = world.database;
  await db.membership.deleteMany();
  await db.numberSeries.deleteMany();
  await db.activity.deleteMany();
  await db.organization.deleteMany();
  await db.user.deleteMany();
}
