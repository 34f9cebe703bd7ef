import { ApiProblem, problemOf } from './problem';

export const ADMIN = '/api/v1/admin';
export const SERVICE = '/api/v1/services/notifications';

export interface Answer<T> {
    body: T;
    /** The revision of what was read, to be named when it is written. */
    etag: string | null;
}

export interface Call {
    method?: string;
    body?: unknown;
    ifMatch?: string | null;
    signal?: AbortSignal;
    /** What is wanted where that is not JSON. */
    accept?: string;
}

/** Calls the API as the person who is signed in. Fails with {@link ApiProblem} whatever goes wrong. */
export class ApiClient {
    constructor(
        private readonly token: () => Promise<string | null>,
        private readonly actingFor: () => string | null = () => null,
    ) {}

    /** Admin paths of platform administrators name the tenant they act for. */
    admin(path: string): string {
        const tenant = this.actingFor();
        return tenant && !path.startsWith('/tenants') && !path.startsWith('/sealing')
            ? `${ADMIN}/tenants/${tenant}${path}`
            : ADMIN + path;
    }

    async json<T>(path: string, call: Call = {}): Promise<Answer<T>> {
        const answer = await this.raw(path, call);
        const text = await answer.text();
        return { body: (text ? JSON.parse(text) : undefined) as T, etag: answer.headers.get('ETag') };
    }

    /** The token of the person who is signed in. */
    async currentToken(): Promise<string> {
        const token = await this.token();
        if (!token) {
            throw new ApiProblem(401, {});
        }
        return token;
    }

    async get<T>(path: string, signal?: AbortSignal): Promise<T> {
        return (await this.json<T>(path, { signal })).body;
    }

    async post<T>(path: string, body?: unknown): Promise<T> {
        return (await this.json<T>(path, { method: 'POST', body })).body;
    }

    async raw(path: string, call: Call = {}): Promise<Response> {
        const headers = new Headers({ Accept: call.accept ?? 'application/json, application/problem+json' });
        headers.set('Authorization', `Bearer ${await this.currentToken()}`);
        if (call.ifMatch) {
            headers.set('If-Match', call.ifMatch);
        }
        const form = call.body instanceof FormData;
        if (call.body !== undefined && !form) {
            headers.set('Content-Type', 'application/json');
        }
        const answer = await this.fetched(path, {
            method: call.method ?? 'GET',
            headers,
            body: form ? (call.body as FormData) : call.body === undefined ? undefined : JSON.stringify(call.body),
            signal: call.signal,
        });
        if (!answer.ok) {
            throw await problemOf(answer);
        }
        return answer;
    }

    private async fetched(path: string, init: RequestInit): Promise<Response> {
        try {
            return await fetch(path, init);
        } catch (error) {
            if (error instanceof DOMException && error.name === 'AbortError') {
                throw error;
            }
            throw new ApiProblem(0, { title: 'The service cannot be reached. Are you online?' });
        }
    }
}

/** A query string of what is set. */
export function query(parameters: Record<string, unknown>): string {
    const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
    return set.length ? '?' + new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString() : '';
}
