import { describe, expect, it } from 'vitest';
import { identityOf, may } from './roles';

function token(claims: object): string {
    const payload = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims))));
    return `h.${payload.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.s`;
}

function person(role: string) {
    return identityOf(token({ sub: '1', name: 'Zoë', tenant_id: 't', realm_access: { roles: [role, 'offline_access'] } }));
}

describe('roles', () => {
    it('are read from the token, names in all alphabets', () => {
        expect(person('tenant-viewer')).toMatchObject({ fullName: 'Zoë', roles: ['tenant-viewer'], tenant: 't' });
    });

    it.each([
        ['tenant-viewer', 'templates', 'list', true],
        ['tenant-viewer', 'templates', 'edit', false],
        ['tenant-viewer', 'bulk', 'create', false],
        ['tenant-editor', 'templates', 'edit', true],
        ['tenant-editor', 'bulk', 'create', true],
        ['tenant-editor', 'providers', 'edit', false],
        ['tenant-admin', 'providers', 'edit', true],
        ['tenant-admin', 'tenants', 'list', false],
        ['platform-admin', 'tenants', 'list', true],
        ['platform-admin', 'bulk', 'create', false],
        ['user', 'templates', 'list', false],
    ])('%s on %s: %s is %s', (role, resource, action, expected) => {
        expect(may(person(role), action, resource)).toBe(expected);
    });
});
