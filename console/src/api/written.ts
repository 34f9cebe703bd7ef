/** What the server keeps of every record, whatever is sent. */
const SERVERS = ['id', 'revision', 'createdAt', 'updatedAt'];

/**
 * A record as it goes back to the API: with all that was read, also what this console does not know, but without what the
 * server keeps, of every record and of this kind (`own`).
 */
export function written<T extends object>(record: T, own: string[] = []): T {
    return Object.fromEntries(Object.entries(record).filter(([name]) => !SERVERS.includes(name) && !own.includes(name))) as T;
}
