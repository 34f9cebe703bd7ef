import { describe, expect, it } from 'vitest';
import { Cursors, type Page } from './cursors';

const LETTERS = [...'abcdefg'];

function source() {
    const asked: (string | null)[] = [];
    const read = async (cursor: string | null): Promise<Page<string>> => {
        asked.push(cursor);
        const from = cursor === null ? 0 : LETTERS.indexOf(cursor) + 1;
        const data = LETTERS.slice(from, from + 3);
        return { data, nextCursor: from + 3 < LETTERS.length ? data[data.length - 1] : null };
    };
    return { asked, read };
}

describe('cursors', () => {
    it('go from page to page with one request each', async () => {
        const { asked, read } = source();
        const cursors = new Cursors();
        expect((await cursors.page('list', 1, read)).data).toEqual(['a', 'b', 'c']);
        expect((await cursors.page('list', 2, read)).data).toEqual(['d', 'e', 'f']);
        expect((await cursors.page('list', 3, read)).data).toEqual(['g']);
        expect((await cursors.page('list', 2, read)).data).toEqual(['d', 'e', 'f']);
        expect(asked).toEqual([null, 'c', 'f', 'c']);
    });

    it('reach a page that was never led to by walking', async () => {
        const { asked, read } = source();
        expect((await new Cursors().page('list', 3, read)).data).toEqual(['g']);
        expect(asked).toEqual([null, 'c', 'f']);
    });

    it('find nothing beyond the end and never ask for the first page again instead', async () => {
        const { asked, read } = source();
        expect(await new Cursors().page('list', 5, read)).toEqual({ data: [], nextCursor: null });
        expect(asked).toEqual([null, 'c', 'f']);
    });

    it('start again with the first page, as the list may have changed', async () => {
        const cursors = new Cursors();
        await cursors.page('list', 2, source().read);
        const { asked, read } = source();
        await cursors.page('list', 1, read);
        await cursors.page('other', 2, read);
        expect(asked).toEqual([null, null, 'c']);
    });
});
