import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeSocket, fakeServer, settle } from '../testing';
import type { ServerFrame } from './model';
import { expiry, LiveSocket, type Connection } from './socket';

let states: Connection[];
let frames: ServerFrame[];
let socket: LiveSocket;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  fakeServer();
  states = [];
  frames = [];
  socket = new LiveSocket('https://gate.example.com/', () => 'header.e30.signature', {
    connection: (state) => states.push(state),
    frame: (frame) => frames.push(frame),
  });
});

afterEach(() => {
  socket.stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const welcome: ServerFrame = { type: 'welcome', unread: { total: 0, byCategory: {} }, lastEventId: '7' };
const entry = { id: 'e', notificationId: 'n', category: 'c', title: 't', createdAt: '2026-01-01T00:00:00Z' };

test('the token travels as a subprotocol, never in the address', async () => {
  socket.start();
  await settle();

  expect(FakeSocket.last.url).toBe('wss://gate.example.com/ws');
  expect(FakeSocket.last.protocols).toEqual(['carillon.v1', 'bearer.header.e30.signature']);
  FakeSocket.last.says(welcome);
  expect(states).toEqual(['connecting', 'live']);
});

test('after a loss it comes back from the newest place it knows', async () => {
  socket.start();
  await settle();
  FakeSocket.last.says(welcome);
  FakeSocket.last.says({ type: 'notification.created', id: '8', entry });
  FakeSocket.last.ends(1006);
  await vi.advanceTimersByTimeAsync(500);

  expect(FakeSocket.all).toHaveLength(2);
  expect(FakeSocket.last.protocols).toContain('after.8');
  expect(states.at(-1)).toBe('connecting');
});

test('pauses grow, and a welcome makes them short again', async () => {
  socket.start();
  await settle();
  for (const pause of [500, 1000, 2000, 4000]) {
    FakeSocket.last.ends(1006);
    const before = FakeSocket.all.length;
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(FakeSocket.all).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(FakeSocket.all).toHaveLength(before + 1);
  }
  FakeSocket.last.says(welcome);
  FakeSocket.last.ends(1006);
  await vi.advanceTimersByTimeAsync(500);
  expect(FakeSocket.all).toHaveLength(6);
});

test('a server that stops says how long to stay away', async () => {
  socket.start();
  await settle();
  FakeSocket.last.says(welcome);
  FakeSocket.last.ends(1012, 'stopping; retry-after-ms=2500');
  await vi.advanceTimersByTimeAsync(2499);
  expect(FakeSocket.all).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(FakeSocket.all).toHaveLength(2);
});

test('a place that is not known any more is forgotten', async () => {
  socket.start();
  await settle();
  FakeSocket.last.says(welcome);
  FakeSocket.last.ends(4410);
  await vi.advanceTimersByTimeAsync(500);

  expect(FakeSocket.last.protocols.some((offered) => offered.startsWith('after.'))).toBe(false);
});

test('what would be refused again is not tried again', async () => {
  socket.start();
  await settle();
  FakeSocket.last.ends(4403);
  await vi.advanceTimersByTimeAsync(120_000);

  expect(states.at(-1)).toBe('refused');
  expect(FakeSocket.all).toHaveLength(1);
});

test('a connection that died without a word is noticed', async () => {
  socket.start();
  await settle();
  FakeSocket.last.says(welcome);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(FakeSocket.last.sent).toEqual([{ type: 'ping' }, { type: 'ping' }]);
  await vi.advanceTimersByTimeAsync(25_000);

  expect(FakeSocket.all).toHaveLength(2);
});

test('offline is said at once, and back online it connects at once', async () => {
  socket.start();
  await settle();
  FakeSocket.last.says(welcome);
  globalThis.dispatchEvent(new Event('offline'));
  expect(states.at(-1)).toBe('offline');
  globalThis.dispatchEvent(new Event('online'));
  await settle();

  expect(FakeSocket.last.protocols).toContain('after.7');
});

test('a new token is said before the old one ends', async () => {
  const token = (end: number) => `h.${btoa(JSON.stringify({ exp: end }))}.s`;
  const now = Date.now() / 1000;
  let current = token(now + 100);
  const renewing = new LiveSocket('https://gate.example.com', () => current, { connection: vi.fn(), frame: vi.fn() });
  renewing.start();
  await settle();
  FakeSocket.last.says(welcome);
  current = token(now + 1000);
  await vi.advanceTimersByTimeAsync(70_000);

  expect(FakeSocket.last.sent).toContainEqual({ type: 'hello', token: current });
  renewing.stop();
});

test('the end of a token is read from it', () => {
  expect(expiry(`h.${btoa('{"exp":5}')}.s`)).toBe(5000);
  expect(expiry('opaque')).toBeUndefined();
});
