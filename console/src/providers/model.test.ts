import { describe, expect, it } from 'vitest';
import { groupsOf, moved, placesOf, type Route } from './model';

const account = (id: string, order: number) => ({ id, name: id, type: 'smtp', order, weight: 1, enabled: true });

const ROUTE: Route = {
    channel: 'email',
    revision: 1,
    groups: [{ accounts: [account('a', 1), account('b', 1)] }, { accounts: [account('c', 2)] }],
};

const ids = (groups: { accounts: { id: string }[] }[]) => groups.map((group) => group.accounts.map(({ id }) => id));

describe('routes', () => {
    it('come back as they were read', () => {
        expect(ids(groupsOf(placesOf(ROUTE)))).toEqual([['a', 'b'], ['c']]);
    });

    it('move an account to a place of its own', () => {
        expect(ids(groupsOf(moved(placesOf(ROUTE), 2, 0)))).toEqual([['c'], ['a', 'b']]);
        expect(ids(groupsOf(moved(placesOf(ROUTE), 1, 2)))).toEqual([['a'], ['c'], ['b']]);
    });

    it('never begin with an account that shares with the one before', () => {
        expect(ids(groupsOf(moved(placesOf(ROUTE), 0, 2)))).toEqual([['b'], ['c'], ['a']]);
    });
});
