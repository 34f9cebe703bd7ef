import { expect, it } from 'vitest';
import type { Endpoint } from './Endpoints';
import { stateOf } from './state';

it('says in a word whether an endpoint hears of events', () => {
    const endpoint = { enabled: true } as Endpoint;
    const label = (of: Endpoint, health?: object) => stateOf(of, health && { enabled: true, ...health }).label;
    expect(label(endpoint)).toBe('on');
    expect(label(endpoint, { failingSince: 'then' })).toBe('failing');
    expect(label(endpoint, { disabledAt: 'then', failingSince: 'before' })).toBe('disabled');
    expect(label({ ...endpoint, enabled: false }, { disabledAt: 'then' })).toBe('off');
});
