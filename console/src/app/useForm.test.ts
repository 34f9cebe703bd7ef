import { describe, expect, it } from 'vitest';
import { replaced } from './useForm';

describe('a form’s draft', () => {
    it('is a copy with one place replaced, however deep', () => {
        const before = { name: 'a', limits: { send: 1, batch: 2 } };
        expect(replaced(before, ['limits', 'send'], 5)).toEqual({ name: 'a', limits: { send: 5, batch: 2 } });
        expect(replaced(before, ['branding', 'name'], 'x')).toEqual({ ...before, branding: { name: 'x' } });
        expect(before.limits.send).toBe(1);
    });

    it('loses what is emptied', () => {
        expect(replaced({ a: { b: 'x' }, c: 'y' }, ['a', 'b'], '')).toEqual({ a: {}, c: 'y' });
    });
});
