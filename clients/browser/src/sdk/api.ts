import type { Entry, Page, Preferences, UnreadCount, View } from './model';
import { CarillonError } from './problem';

/** Gives a valid access token of the signed-in user; asked again whenever one is needed, by an inbox never twice at a time. */
export type TokenProvider = () => string | Promise<string>;

/**
 * Everybody who needs a token while one is being got waits for that one: many providers take a refresh token for good only
 * once, so of two renewals side by side one fails.
 */
export function oneAtATime(provider: TokenProvider): TokenProvider {
  let underWay: Promise<string> | undefined;
  return () =>
    (underWay ??= Promise.resolve()
      .then(provider)
      .finally(() => (underWay = undefined)));
}

export type Mark = 'read' | 'unread' | 'seen' | 'archive' | 'unarchive';

const INBOX = '/api/v1/users/me/notifications';
const PREFERENCES = '/api/v1/users/me/preferences';

/** The user API over HTTP. Every call fails with a {@link CarillonError} and with nothing else. */
export class CarillonApi {
  private readonly base: string;
  private readonly token: TokenProvider;

  constructor(base: string, token: TokenProvider) {
    this.base = base.replace(/\/+$/, '');
    this.token = token;
  }

  list(view: View, cursor?: string, limit = 20): Promise<Page> {
    const query = new URLSearchParams({ filter: view.filter, limit: String(limit) });
    if (view.category !== undefined) {
      query.set('category', view.category);
    }
    if (cursor !== undefined) {
      query.set('cursor', cursor);
    }
    return this.call('GET', `${INBOX}?${query}`);
  }

  unreadCount(): Promise<UnreadCount> {
    return this.call('GET', `${INBOX}/unread-count`);
  }

  mark(id: string, mark: Mark): Promise<Entry> {
    return this.call('PATCH', `${INBOX}/${encodeURIComponent(id)}/${mark}`);
  }

  delete(id: string): Promise<void> {
    return this.call('DELETE', `${INBOX}/${encodeURIComponent(id)}`);
  }

  markAllRead(category?: string): Promise<{ changed: number }> {
    return this.call('POST', `${INBOX}/mark-all-read`, category === undefined ? {} : { category });
  }

  preferences(): Promise<Preferences> {
    return this.call('GET', PREFERENCES);
  }

  savePreferences(preferences: Preferences): Promise<Preferences> {
    return this.call('PUT', PREFERENCES, preferences);
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = {
      Authorization: `Bearer ${await this.token()}`,
      Accept: 'application/json',
    };
    const init: RequestInit = { method, headers, credentials: 'omit', cache: 'no-store' };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
      init.body = JSON.stringify(body);
    }
    const response = await fetch(this.base + path, init).catch((cause: unknown) => {
      throw new CarillonError('unreachable', 0, String(cause));
    });
    if (!response.ok) {
      throw await CarillonError.of(response);
    }
    return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  }
}
