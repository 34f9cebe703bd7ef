import { vi } from 'vitest';
import type { Entry, ServerFrame } from './sdk/model';

/** A socket whose other end is the test. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  static readonly OPEN = 1;
  readonly sent: Record<string, unknown>[] = [];
  readyState = 1;
  onmessage?: (message: { data: string }) => void;
  onclose?: (closed: { code: number; reason: string }) => void;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {
    FakeSocket.all.push(this);
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }

  close(): void {
    this.readyState = 3;
  }

  says(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  ends(code: number, reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }

  static get last(): FakeSocket {
    return FakeSocket.all.at(-1) as FakeSocket;
  }
}

/** What the fake server was asked, and what it answers. */
export interface FakeServer {
  calls: string[];
  answers: Map<string, { status?: number; body?: unknown }>;
}

/** Puts fakes in the place of fetch and WebSocket. */
export function fakeServer(pages: Record<string, Entry[]> = {}): FakeServer {
  FakeSocket.all = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  const server: FakeServer = { calls: [], answers: new Map() };
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const { pathname, searchParams } = new URL(url);
    const call = `${init.method} ${pathname.replace('/api/v1/users/me/', '')}`;
    server.calls.push(call + (searchParams.get('cursor') ? `@${searchParams.get('cursor')}` : ''));
    const scripted = server.answers.get(call);
    const listed = pages[searchParams.get('cursor') ?? searchParams.get('filter') ?? ''];
    const body = scripted?.body ?? (listed && { data: listed, nextCursor: pages['next'] && !searchParams.get('cursor') ? 'next' : null });
    return new Response(JSON.stringify(body ?? {}), { status: scripted?.status ?? 200 });
  });
  return server;
}

export function entry(number: number, more: Partial<Entry> = {}): Entry {
  return {
    id: `id-${String(number).padStart(4, '0')}`,
    notificationId: `n-${number}`,
    category: 'account',
    title: `Message ${number}`,
    createdAt: new Date(1_700_000_000_000 + number * 1000).toISOString(),
    ...more,
  };
}

/** Lets promises run that are already kept. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await Promise.resolve();
  }
}
