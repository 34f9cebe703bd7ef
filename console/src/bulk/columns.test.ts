import { describe, expect, it } from 'vitest';
import { complaints, dataOf, mappingOf, meaningOf } from './columns';

describe('columns', () => {
    it.each([
        ['E-Mail', 'email'],
        ['user_id', 'userId'],
        ['Device Tokens', 'deviceTokens'],
        ['TimeZone', 'timeZone'],
        ['First name', 'data.First name'],
        ['data.name', 'data.name'],
        ['metadata.order', 'metadata.order'],
        ['  ', ''],
    ])('%s means %s', (name, meaning) => {
        expect(meaningOf(name)).toBe(meaning);
    });

    it('are mapped only where their names do not say it themselves', () => {
        expect(mappingOf(['Mail', 'name', 'Internal'], ['email', 'data.name', ''])).toEqual({ Mail: 'email', Internal: '' });
    });

    it('must tell who, each once, and bring what the template needs', () => {
        expect(complaints(['email', 'name'], ['email', 'data.name'], ['name'])).toEqual([]);
        expect(complaints(['a', 'b'], ['email', 'email'], [])).toEqual(['Two columns mean e-mail address.']);
        expect(complaints(['name'], ['data.name'], [])[0]).toContain('No column tells who');
        expect(complaints(['email'], ['email'], ['name', 'order'])).toEqual(['The template needs name, order, and no column is that.']);
        expect(complaints(['email', 'email'], ['email', ''], [])).toEqual(['Two columns have the same name.']);
    });

    it('give a row’s variables, empty cells left out', () => {
        expect(dataOf(['a@b.c', 'Ada', ''], ['email', 'data.name', 'data.order'])).toEqual({ name: 'Ada' });
    });
});
