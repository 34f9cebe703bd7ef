export interface Page<T> {
    data: T[];
    nextCursor: string | null;
}

/**
 * Numbered pages out of a list that only knows "what comes after this". Remembers each list's cursors as they are met;
 * a page whose cursor is not known is reached by walking from the last known one.
 */
export class Cursors {
    private readonly lists = new Map<string, (string | null)[]>();

    async page<T>(list: string, page: number, read: (cursor: string | null) => Promise<Page<T>>): Promise<Page<T>> {
        const known = page === 1 ? [null] : (this.lists.get(list) ?? [null]);
        this.lists.set(list, known);
        for (let at = Math.min(page, known.length); ; at++) {
            const cursor = known[at - 1];
            if (at > 1 && cursor === null) {
                return { data: [], nextCursor: null };
            }
            const found = await read(cursor);
            known[at] = found.nextCursor;
            if (at === page) {
                return found;
            }
        }
    }
}
