import { expect, it } from 'vitest';
import { written } from './written';

it('goes back with what nobody here knows, and without what the server keeps', () => {
    const read = { id: '1', name: 'A', revision: 3, createdAt: 'then', updatedAt: 'now', status: 'active', added: { later: [1] } };
    expect(written(read, ['status'])).toEqual({ name: 'A', added: { later: [1] } });
});
