/** Where a resource of the console is in the API, and how it differs from the usual. */
export interface ResourceShape {
    path: string;
    /** Its identity where that is not `id`. */
    idOf?: (record: never) => string;
    /** Whether the answer to a list is a page with a cursor, or a plain list. */
    whole?: boolean;
    /** The path of one record. */
    one?: (id: string) => string;
}

const usual = (path: string): ResourceShape => ({ path });

export const RESOURCES: Record<string, ResourceShape> = {
    templates: usual('/templates'),
    layouts: usual('/layouts'),
    providers: usual('/providers'),
    'webhook-endpoints': usual('/webhook-endpoints'),
    suppressions: usual('/suppressions'),
    'dead-letters': usual('/dead-letters'),
    'audit-log': usual('/audit-log'),
    tenants: usual('/tenants'),
    notifications: {
        path: '/notifications',
        idOf: (record: { notification: { notificationId: string } }) => record.notification.notificationId,
    },
    lookups: {
        path: '/lookups',
        idOf: (record: { type: string; code: string }) => `${record.type}/${record.code}`,
        one: (id) => `/lookups/${id}`,
    },
    'lookup-types': { path: '/lookup-types', idOf: (record: { code: string }) => record.code },
};
