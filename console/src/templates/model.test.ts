import { describe, expect, it } from 'vitest';
import { comparable, draftOf, sampleData, withPart, type Draft, type Template } from './model';

const DRAFT: Draft = {
    code: 'a', name: 'A', category: 'general', defaultChannels: ['sms'], engine: 'handlebars', strict: true,
    partials: {}, escalation: [], locales: { en: { sms: { text: 'Hi', attachments: [{ name: 'a.pdf' }] } } },
};

describe('drafts', () => {
    it('are what the author writes, without what the server keeps', () => {
        const template = { ...DRAFT, id: '1', revision: 3, lastVersion: 1, publishedVersion: 1, updatedAt: 'now' } as Template;
        expect(draftOf(template)).toEqual(DRAFT);
        expect(Object.keys(draftOf(template))).not.toContain('revision');
    });

    it('keep what this console does not know', () => {
        const template = { ...DRAFT, id: '1', revision: 3, lastVersion: 1, updatedAt: 'now', added: { later: true } } as unknown as Template;
        expect(draftOf(template)).toEqual({ ...DRAFT, added: { later: true } });
    });

    it('change in one part and keep all others, those the editor does not know among them', () => {
        expect(withPart(DRAFT, 'en', 'sms', 'text', 'Hello').locales).toEqual({ en: { sms: { text: 'Hello', attachments: [{ name: 'a.pdf' }] } } });
        expect(withPart(DRAFT, 'de', 'email', 'subject', 'Hallo').locales.de).toEqual({ email: { subject: 'Hallo' } });
        expect(DRAFT.locales.en.sms.text).toBe('Hi');
    });

    it('leave out what was emptied', () => {
        expect(withPart(DRAFT, 'en', 'sms', 'text', '').locales.en.sms).toEqual({ attachments: [{ name: 'a.pdf' }] });
    });

    it('compare equal to a version that froze them, whatever is empty', () => {
        const { code: _code, name: _name, partials: _partials, ...frozen } = DRAFT;
        expect(comparable({ ...frozen, version: 1, publishedBy: 'x', publishedAt: 'now' })).toEqual(comparable(DRAFT));
    });
});

describe('sample data', () => {
    it('takes examples, defaults and names out of the schema', () => {
        expect(
            sampleData({
                type: 'object',
                required: ['name', 'undeclared'],
                properties: {
                    name: { type: 'string', examples: ['Ada'] },
                    total: { type: 'number' },
                    paid: { type: 'boolean', default: false },
                    items: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
                },
            }),
        ).toEqual({ name: 'Ada', undeclared: 'undeclared', total: 1, paid: false, items: [{ name: 'name' }] });
        expect(sampleData(undefined)).toEqual({});
    });
});
