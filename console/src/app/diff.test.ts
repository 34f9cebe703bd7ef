import { describe, expect, it } from 'vitest';
import { changes, pieces } from './diff';

describe('changes', () => {
    it('name what was added, removed and changed, wherever it is', () => {
        expect(
            changes(
                { name: 'a', locales: { en: { sms: { text: 'Hi' } } }, channels: ['email'], gone: 1 },
                { name: 'a', locales: { en: { sms: { text: 'Hello' } }, de: { sms: { text: 'Hallo' } } }, channels: ['email', 'sms'] },
            ),
        ).toEqual([
            { place: ['channels', '1'], before: undefined, after: 'sms' },
            { place: ['gone'], before: '1', after: undefined },
            { place: ['locales', 'de', 'sms', 'text'], before: undefined, after: 'Hallo' },
            { place: ['locales', 'en', 'sms', 'text'], before: 'Hi', after: 'Hello' },
        ]);
    });

    it('tell an absent field from an empty one, but not from null', () => {
        expect(changes({ a: '' }, {})).toEqual([{ place: ['a'], before: '', after: undefined }]);
        expect(changes({ a: null }, {})).toEqual([]);
    });

    it('see a text that became an object', () => {
        expect(changes({ a: 'x' }, { a: { b: 'y' } })).toEqual([{ place: ['a', 'b'], before: undefined, after: 'y' }]);
    });

    it('sort numbers as numbers', () => {
        const list = Array.from({ length: 11 }, (_, at) => at);
        expect(changes([], list).map((change) => change.place[0]).slice(9)).toEqual(['9', '10']);
    });
});

describe('pieces', () => {
    it('are the lines that stayed, went and came', () => {
        expect(pieces('a\nb\nc\n', 'a\nB\nc\n')).toEqual([
            { kind: 'same', text: 'a\n' },
            { kind: 'removed', text: 'b\n' },
            { kind: 'added', text: 'B\n' },
            { kind: 'same', text: 'c\n' },
        ]);
    });
});
