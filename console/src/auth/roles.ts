/**
 * What people's roles let them do, as `io.carillon.tenancy.RoleGrants` has it. Only so that nobody is shown what would
 * be refused: the services decide.
 */
export type Scope =
    | 'admin:read'
    | 'admin:write'
    | 'templates:write'
    | 'notifications:read'
    | 'notifications:send'
    | 'batches:write';

const VIEWER: Scope[] = ['admin:read', 'notifications:read'];
const EDITOR: Scope[] = [...VIEWER, 'templates:write', 'notifications:send', 'batches:write'];
const ADMIN: Scope[] = [...EDITOR, 'admin:write'];

const OF_ROLE: Record<string, Scope[]> = {
    'tenant-viewer': VIEWER,
    'tenant-editor': EDITOR,
    'tenant-admin': ADMIN,
    'platform-admin': ADMIN,
};

export interface Identity {
    id: string;
    fullName: string;
    roles: string[];
    scopes: Set<Scope>;
    /** Absent for platform administrators, who choose one. */
    tenant?: string;
    platform: boolean;
}

interface Claims {
    sub?: string;
    name?: string;
    preferred_username?: string;
    tenant_id?: string;
    realm_access?: { roles?: string[] };
}

export function identityOf(accessToken: string): Identity {
    const claims = claimsOf(accessToken);
    const roles = (claims.realm_access?.roles ?? []).filter((role) => role in OF_ROLE);
    return {
        id: claims.sub ?? '',
        fullName: claims.name ?? claims.preferred_username ?? '',
        roles,
        scopes: new Set(roles.flatMap((role) => OF_ROLE[role])),
        tenant: claims.tenant_id,
        platform: roles.includes('platform-admin'),
    };
}

function claimsOf(token: string): Claims {
    const payload = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
}

/** What a resource's writing actions need; reading needs `admin:read` everywhere. */
const TO_WRITE: Record<string, Scope> = {
    templates: 'templates:write',
    layouts: 'templates:write',
    bulk: 'batches:write',
};

const READING = ['list', 'show', 'export'];

export function may(identity: Identity, action: string, resource: string): boolean {
    if (resource === 'tenants' || resource.startsWith('tenants.')) {
        return identity.platform;
    }
    if (resource === 'bulk') {
        // the service API belongs to a token's own tenant
        return !identity.platform && identity.scopes.has(READING.includes(action) ? 'notifications:read' : 'batches:write');
    }
    if (READING.includes(action)) {
        return identity.scopes.has('admin:read');
    }
    return identity.scopes.has(TO_WRITE[resource] ?? 'admin:write');
}
