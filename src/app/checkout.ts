import type { HomePaths } from '../config/home.ts';
import { checkOut } from '../studio/repository/repository.ts';

/** Writes the tree of a commit of a product into a folder of its own; one that is there already is taken as it is. */
export async function checkOutCommit(
  home: HomePaths,
  what: { product: string; commit: string; folder: string },
): Promise<void> {
  await checkOut({ dir: home.product(what.product).repository, commit: what.commit, into: what.folder });
}
