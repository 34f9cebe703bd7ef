import { describe, expect, it } from 'vitest';
import { numberOf } from '../app/useForm';
import { withExtras, withField } from './extras';

describe('what goes with words', () => {
    it('is left out when it is empty, and leaves all else alone', () => {
        const words = { text: '', buttons: [{ id: '1' }], unknown: {} };
        expect(withExtras(words, { buttons: [] })).toEqual({ text: '', unknown: {} });
        expect(withExtras(words, { media: { kind: 'image', url: 'https://x' } })).toEqual({ ...words, media: { kind: 'image', url: 'https://x' } });
    });

    it('changes field by field', () => {
        expect(withField({ badge: 3, sound: 'bell' }, 'badge', numberOf('0'))).toEqual({ badge: 0, sound: 'bell' });
        expect(withField({ badge: 3, sound: 'bell' }, 'badge', numberOf(''))).toEqual({ sound: 'bell' });
    });
});
