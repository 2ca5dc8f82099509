import { hashPassword } from "#domain/credentials";
import type { Role } from "#lib/statuses";
import { insertOrganization, insertStaff } from "../../factories.ts";
import type { World } from "../../world.ts";
import { goodPassword } from "./visitor.ts";

/** A member who can sign in with the good password. */
export async function memberWithPassword(
  world: World,
  over: { role?: Role; email?: string; organizationId?: string } = {},
) {
  const { role = "admin", email = "ada@kettle.test", organizationId = world.organizationId } = over;
  const { db } = world.database;
  const user = await insertStaff(db, organizationId, { role, email, createdAt: world.clock.now() });
  const passwordHash = await hashPassword(goodPassword);
  return db.user.update({ where: { id: user.id }, data: { passwordHash } });
}

/** A second organization, with a user of the first as its member. */
export async function furtherOrganization(world: World, userId: string, role: Role = "admin") {
  const { db } = world.database;
  const organization = await insertOrganization(db, { name: "Further Ltd", createdAt: world.clock.now() });
  await db.membership.create({
    data: {
      id: `m-${organization.id}`,
      organizationId: organization.id,
      userId,
      role,
      createdAt: world.clock.now(),
    },
  });
  return organization;
}
