import { describe, expect, it } from 'vitest';
import { ApiProblem, fieldErrors } from './problem';

describe('problems', () => {
    it('put each fault at its field', () => {
        expect(
            fieldErrors([
                { pointer: '/code', detail: 'is taken' },
                { pointer: '/limits/perHour', detail: 'must be positive' },
                { pointer: '/steps/0/channel', detail: 'is not a channel' },
                { pointer: '/partials/a~1b', detail: 'is not a name' },
                { pointer: '', detail: 'of the whole' },
            ]),
        ).toEqual({
            code: 'is taken',
            limits: { perHour: 'must be positive' },
            steps: { 0: { channel: 'is not a channel' } },
            partials: { 'a/b': 'is not a name' },
        });
    });

    it('keep the first fault of a field, and the outer one of two that nest', () => {
        expect(
            fieldErrors([
                { pointer: '/a', detail: 'first' },
                { pointer: '/a', detail: 'second' },
                { pointer: '/a/b', detail: 'inner' },
            ]),
        ).toEqual({ a: 'first' });
    });

    it('are told from other errors', () => {
        const problem = new ApiProblem(412, { type: 'urn:carillon:problem:stale' });
        expect(problem).toBeInstanceOf(ApiProblem);
        expect(problem).toMatchObject({ status: 412, slug: 'stale', faults: [] });
    });

    it('say in words what happened', () => {
        expect(new ApiProblem(412, { title: 'Stale', detail: 'The current revision is 7' }).message).toBe(
            'Somebody else changed this meanwhile. — The current revision is 7',
        );
        expect(new ApiProblem(409, { title: 'Conflict' }).message).toBe('Conflict');
        expect(new ApiProblem(500, {}).message).toContain('500');
    });
});
