import type { ServerFrame } from './model';
import type { TokenProvider } from './api';

/**
 * `live`: what the server tells arrives. `connecting`: on the way, for the first time or again. `offline`: the browser has
 * no network. `refused`: the server will not have us (its close code says why), and trying again would not help.
 */
export type Connection = 'connecting' | 'live' | 'offline' | 'refused';

export interface SocketEvents {
  frame(frame: ServerFrame): void;
  connection(state: Connection, closeCode?: number): void;
}

/** Closing codes after which the same attempt would end the same way. */
const HOPELESS = new Set([4400, 4403, 4409]);
/** What was missed is not known any more. */
const GONE = 4410;
const STOPPING = 1012;

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** The server is silent for at most this long, for it answers pings. */
const PING_EVERY = 25_000;
const SILENCE = 60_000;
/** A token is renewed this long before its end. */
const RENEW_BEFORE = 30_000;
const FIRST_RENEWAL = 5_000;
/** The longest delay a timer can have. */
const FOREVER = 2 ** 31 - 1;

/**
 * A socket that stays: reconnects with growing pauses, resumes where it was, renews its token before it ends, and notices
 * a connection that died without a word.
 */
export class LiveSocket {
  private readonly url: string;
  private readonly token: TokenProvider;
  private readonly events: SocketEvents;

  private socket: WebSocket | undefined;
  private place: string | undefined;
  private attempts = 0;
  private heardAt = 0;
  private open = false;
  private generation = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private renewal: ReturnType<typeof setTimeout> | undefined;
  private heartbeat: ReturnType<typeof setInterval> | undefined;

  /** @param base address of the gateway, http or https */
  constructor(base: string, token: TokenProvider, events: SocketEvents) {
    this.url = base.replace(/^http/, 'ws').replace(/\/+$/, '') + '/ws';
    this.token = token;
    this.events = events;
  }

  /** The place of the newest frame heard. */
  get lastEventId(): string | undefined {
    return this.place;
  }

  start(): void {
    if (this.open) {
      return;
    }
    this.open = true;
    globalThis.addEventListener?.('online', this.wake);
    globalThis.addEventListener?.('offline', this.lose);
    this.connect();
  }

  stop(): void {
    this.open = false;
    globalThis.removeEventListener?.('online', this.wake);
    globalThis.removeEventListener?.('offline', this.lose);
    this.abandon();
  }

  /** Whether it was sent; what is not is not kept. */
  send(frame: Record<string, unknown>): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private readonly wake = (): void => {
    this.attempts = 0;
    this.abandon();
    this.connect();
  };

  private readonly lose = (): void => {
    this.abandon();
    this.events.connection('offline');
  };

  private connect(): void {
    if (!this.open) {
      return;
    }
    if (globalThis.navigator?.onLine === false) {
      this.events.connection('offline');
      return;
    }
    this.events.connection('connecting');
    const mine = ++this.generation;
    Promise.resolve()
      .then(() => this.token())
      .then(
        (token) => this.isCurrent(mine) && this.openSocket(token, mine),
        () => this.isCurrent(mine) && this.again(),
      );
  }

  private isCurrent(generation: number): boolean {
    return this.open && generation === this.generation;
  }

  private openSocket(token: string, mine: number): void {
    const protocols = ['carillon.v1', `bearer.${token}`];
    if (this.place !== undefined) {
      protocols.push(`after.${this.place}`);
    }
    const socket = new WebSocket(this.url, protocols);
    this.socket = socket;
    socket.onmessage = (message) => this.isCurrent(mine) && this.hear(message.data, token);
    socket.onclose = (closed) => this.isCurrent(mine) && this.closed(closed);
    this.heardAt = Date.now();
    this.heartbeat = setInterval(() => this.beat(), PING_EVERY);
  }

  private hear(data: unknown, token: string): void {
    this.heardAt = Date.now();
    const frame = JSON.parse(String(data)) as ServerFrame;
    switch (frame.type) {
      case 'welcome':
        this.attempts = 0;
        this.place = frame.lastEventId ?? this.place;
        this.renewInTime(token);
        this.events.connection('live');
        break;
      case 'notification.created':
      case 'notification.updated':
        this.place = frame.id;
        break;
      default:
    }
    this.events.frame(frame);
  }

  private closed(closed: CloseEvent): void {
    this.abandon();
    if (HOPELESS.has(closed.code)) {
      this.events.connection('refused', closed.code);
      return;
    }
    if (closed.code === GONE) {
      this.place = undefined;
    }
    this.events.connection(globalThis.navigator?.onLine === false ? 'offline' : 'connecting', closed.code);
    this.again(closed.code === STOPPING ? pauseAsked(closed.reason) : undefined);
  }

  private again(pause?: number): void {
    const grown = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.attempts++);
    // half of it by chance, so that not everybody comes back at once
    this.retry = setTimeout(() => this.connect(), pause ?? grown / 2 + (Math.random() * grown) / 2);
  }

  private beat(): void {
    if (Date.now() - this.heardAt > SILENCE) {
      this.abandon();
      this.connect();
    } else {
      this.send({ type: 'ping' });
    }
  }

  private renewInTime(token: string): void {
    clearTimeout(this.renewal);
    const end = expiry(token);
    if (end !== undefined) {
      const left = end - Date.now();
      this.renewal = setTimeout(() => this.renew(token), Math.min(FOREVER, Math.max(FIRST_RENEWAL, left - RENEW_BEFORE)));
    }
  }

  private async renew(old: string): Promise<void> {
    const token = await Promise.resolve(this.token()).catch(() => old);
    if (token !== old) {
      this.send({ type: 'hello', token });
    }
    this.renewInTime(token);
  }

  private abandon(): void {
    this.generation++;
    clearTimeout(this.retry);
    clearTimeout(this.renewal);
    clearInterval(this.heartbeat);
    this.socket?.close();
    this.socket = undefined;
  }
}

/** Milliseconds a stopping server asks us to wait, in the reason of its goodbye. */
function pauseAsked(reason: string): number | undefined {
  const asked = /retry-after-ms=(\d+)/.exec(reason)?.[1];
  return asked === undefined ? undefined : Number(asked);
}

/** When a JWT ends, in milliseconds since 1970; undefined when it does not say. */
export function expiry(token: string): number | undefined {
  try {
    const claims = token.split('.')[1] ?? '';
    const end: unknown = JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))).exp;
    return typeof end === 'number' ? end * 1000 : undefined;
  } catch {
    return undefined;
  }
}
