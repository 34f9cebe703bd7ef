import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { entry, FakeSocket, fakeServer, settle, type FakeServer } from '../testing';
import { Inbox } from './inbox';
import type { Entry } from './model';

let server: FakeServer;
let inbox: Inbox;

async function begin(pages: Record<string, Entry[]>): Promise<void> {
  server = fakeServer(pages);
  inbox = new Inbox({ baseUrl: 'https://gate.example.com', token: () => 'h.e30.s' });
  inbox.start();
  await settle();
  FakeSocket.last.says({ type: 'welcome', unread: { total: 2, byCategory: { account: 2 } }, lastEventId: '1' });
  await vi.waitFor(() => expect(inbox.state.loaded).toBe(true));
}

const ids = () => inbox.state.entries.map(({ id }) => id);

beforeEach(() => begin({ current: [entry(3), entry(2)], next: [entry(2), entry(1)] }));
afterEach(() => {
  inbox.stop();
  vi.unstubAllGlobals();
});

test('a first page, then older ones, each message once', async () => {
  expect(ids()).toEqual(['id-0003', 'id-0002']);
  expect(inbox.state.more).toBe(true);
  await inbox.loadMore();

  expect(ids()).toEqual(['id-0003', 'id-0002', 'id-0001']);
  expect(inbox.state.more).toBe(false);
});

test('what arrives stands on top, once, however often it is told', () => {
  const arrival = vi.fn();
  inbox.addEventListener('arrival', arrival);
  FakeSocket.last.says({ type: 'notification.created', id: '2', entry: entry(4) });
  FakeSocket.last.says({ type: 'notification.created', id: '2', entry: entry(4) });
  FakeSocket.last.says({ type: 'unread-count', total: 3, byCategory: { account: 3 } });

  expect(ids()).toEqual(['id-0004', 'id-0003', 'id-0002']);
  expect(inbox.state.unread?.total).toBe(3);
});

test('what arrives while the list is on its way is not lost to an older page', async () => {
  const listing = inbox.reload();
  FakeSocket.last.says({ type: 'notification.created', id: '2', entry: entry(4) });
  FakeSocket.last.says({ type: 'notification.updated', id: '3', entry: entry(2), deleted: true });
  await listing;

  expect(ids()).toEqual(['id-0004', 'id-0003']);
});

test('everybody who needs a token waits for the one that is being got', async () => {
  let asked = 0;
  let give: (token: string) => void = () => undefined;
  inbox.stop();
  inbox = new Inbox({
    baseUrl: 'https://gate.example.com',
    token: () => {
      asked++;
      return new Promise<string>((resolve) => (give = resolve));
    },
  });
  inbox.start();
  const preferences = inbox.preferences();
  await settle();
  expect(asked).toBe(1);
  give('h.e30.s');
  await preferences;
  expect(FakeSocket.last.protocols).toContain('bearer.h.e30.s');

  void inbox.reload();
  await settle();
  expect(asked).toBe(2);
});

test('a token that could not be got is asked for again', async () => {
  const token = vi.fn().mockRejectedValueOnce(new Error('signed out')).mockResolvedValue('h.e30.s');
  inbox.stop();
  inbox = new Inbox({ baseUrl: 'https://gate.example.com', token });
  await expect(inbox.preferences()).rejects.toThrow('signed out');
  await expect(inbox.preferences()).resolves.toBeDefined();
});

test('how many are unread is not known before the server tells', () => {
  expect(new Inbox({ baseUrl: 'https://gate.example.com', token: () => 'h.e30.s' }).state.unread).toBeUndefined();
});

test('a change made elsewhere shows here', () => {
  FakeSocket.last.says({ type: 'notification.updated', id: '2', entry: entry(3, { readAt: '2026-01-01T00:00:00Z' }) });
  expect(inbox.state.entries[0]?.readAt).toBeDefined();
  FakeSocket.last.says({ type: 'notification.updated', id: '3', entry: entry(3), deleted: true });
  FakeSocket.last.says({ type: 'notification.updated', id: '4', entry: entry(2, { archivedAt: '2026-01-01T00:00:00Z' }) });
  expect(ids()).toEqual([]);
});

test('a change to a message below the loaded pages does not pull it up', () => {
  FakeSocket.last.says({ type: 'notification.updated', id: '2', entry: entry(1) });
  expect(ids()).toEqual(['id-0003', 'id-0002']);
});

test('what the user does shows at once', async () => {
  const reading = inbox.markRead('id-0003');
  expect(inbox.state.entries[0]?.readAt).toBeDefined();
  expect(inbox.state.unread).toEqual({ total: 1, byCategory: { account: 1 } });
  await reading;
  expect(server.calls).toContain('PATCH notifications/id-0003/read');
});

test('what the server refuses is put back, and said', async () => {
  server.answers.set('PATCH notifications/id-0003/archive', {
    status: 503,
    body: { type: 'urn:carillon:problem:dependency-unavailable', detail: 'later' },
  });
  server.answers.set('GET notifications', { status: 503, body: {} });
  await inbox.archive('id-0003');

  expect(ids()).toEqual(['id-0003', 'id-0002']);
  expect(inbox.state.unread?.total).toBe(2);
  expect(inbox.state.error?.status).toBe(503);
});

test('all of a category are read at once', async () => {
  FakeSocket.last.says({ type: 'unread-count', total: 3, byCategory: { account: 2, news: 1 } });
  await inbox.show({ filter: 'current', category: 'account' });
  await inbox.markAllRead();

  expect(inbox.state.unread).toEqual({ total: 1, byCategory: { account: 0, news: 1 } });
  expect(server.calls).toContain('POST notifications/mark-all-read');
});

test('after a gap that cannot be filled the list is asked for again', async () => {
  const before = server.calls.length;
  FakeSocket.last.says({ type: 'welcome', unread: null, lastEventId: '90', resumed: false });
  await settle();
  expect(server.calls.slice(before)).toEqual(['GET notifications']);
  FakeSocket.last.says({ type: 'welcome', unread: null, lastEventId: '91', resumed: true });
  await settle();
  expect(server.calls.slice(before)).toHaveLength(1);
});

test('a view holds what belongs into it', async () => {
  await begin({ unread: [entry(3)] , current: [] });
  await inbox.show({ filter: 'unread' });
  FakeSocket.last.says({ type: 'notification.created', id: '2', entry: entry(4, { readAt: '2026-01-01T00:00:00Z' }) });
  FakeSocket.last.says({ type: 'notification.updated', id: '3', entry: entry(3, { readAt: '2026-01-01T00:00:00Z' }) });
  expect(ids()).toEqual([]);
});
