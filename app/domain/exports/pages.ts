import { breathe } from "#lib/breathe";
import type { Page } from "#lib/paging";

/** As long as a page may be. */
export const pageLength = 100;

/** Every page of a list from its first one on, each asked for when the one before was used. */
export async function* pagesOf<Item>(
  read: (cursor: string | null) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[]> {
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await read(cursor);
    yield page.items;
    await breathe();
    cursor = page.nextCursor;
  } while (cursor !== null);
}
