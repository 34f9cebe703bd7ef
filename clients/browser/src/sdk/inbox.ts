import { CarillonApi, oneAtATime, type Mark, type TokenProvider } from './api';
import { belongs, type Entry, type EntryFrame, type Preferences, type ServerFrame, type UnreadCount, type View } from './model';
import { CarillonError } from './problem';
import { LiveSocket, type Connection } from './socket';

/** Everything there is to show. A new object with each change, so it may be compared by identity. */
export interface InboxState {
  view: View;
  entries: readonly Entry[];
  /** Not known until the server tells it. */
  unread: UnreadCount | undefined;
  connection: Connection;
  /** Whether the first page of this view is there. */
  loaded: boolean;
  loading: boolean;
  /** Whether there are older messages to load. */
  more: boolean;
  /** What went wrong last, until something goes right. */
  error?: CarillonError;
}

export interface InboxOptions {
  /** Address of the gateway, for example `https://notify.example.com`. */
  baseUrl: string;
  token: TokenProvider;
}

const NOTHING: UnreadCount = { total: 0, byCategory: {} };

/**
 * The signed-in user's inbox, kept as it is on the server: a first page over HTTP, then every change over the socket, and
 * after a gap what was missed. What the user does shows at once and is put back when the server refuses it.
 */
export class Inbox extends EventTarget {
  readonly api: CarillonApi;
  private readonly socket: LiveSocket;
  private current: InboxState = {
    view: { filter: 'current' },
    entries: [],
    unread: undefined,
    connection: 'connecting',
    loaded: false,
    loading: false,
    more: false,
  };
  private cursor: string | undefined;
  private listing = 0;
  /** What the socket told since the last listing began: its page may be older. */
  private heard: EntryFrame[] = [];

  constructor(options: InboxOptions) {
    super();
    const token = oneAtATime(options.token);
    this.api = new CarillonApi(options.baseUrl, token);
    this.socket = new LiveSocket(options.baseUrl, token, {
      frame: (frame) => this.follow(frame),
      connection: (connection, code) => this.connected(connection, code),
    });
  }

  get state(): InboxState {
    return this.current;
  }

  /** Calls back after every change; returns what ends it. */
  subscribe(changed: () => void): () => void {
    this.addEventListener('change', changed);
    return () => this.removeEventListener('change', changed);
  }

  start(): void {
    this.socket.start();
  }

  stop(): void {
    this.socket.stop();
  }

  /** Shows something else. */
  show(view: View): Promise<void> {
    this.set({ view, entries: [], loaded: false, more: false });
    return this.reload();
  }

  /** Lists the view anew. */
  async reload(): Promise<void> {
    this.cursor = undefined;
    await this.list((page) => page);
  }

  /** Loads older messages. */
  async loadMore(): Promise<void> {
    if (this.current.more && !this.current.loading) {
      await this.list((page) => merged(this.current.entries, page));
    }
  }

  markRead(id: string): Promise<void> {
    return this.mark(id, 'read', (entry) => ({ ...entry, readAt: entry.readAt ?? now() }));
  }

  markUnread(id: string): Promise<void> {
    return this.mark(id, 'unread', ({ readAt: _, ...entry }) => entry);
  }

  archive(id: string): Promise<void> {
    return this.mark(id, 'archive', (entry) => ({ ...entry, archivedAt: now() }));
  }

  unarchive(id: string): Promise<void> {
    return this.mark(id, 'unarchive', ({ archivedAt: _, ...entry }) => entry);
  }

  /** Tells that the user has set eyes on the shown messages; says nothing to the user. */
  async markSeen(): Promise<void> {
    const unseen = this.current.entries.filter((entry) => entry.seenAt === undefined && entry.archivedAt === undefined);
    await Promise.allSettled(unseen.map((entry) => this.api.mark(entry.id, 'seen')));
  }

  delete(id: string): Promise<void> {
    return this.optimistic(id, () => undefined, () => this.api.delete(id));
  }

  async markAllRead(): Promise<void> {
    const before = this.current;
    const { category } = before.view;
    const readAt = now();
    const changed = before.entries.map((entry) =>
      category === undefined || entry.category === category ? { ...entry, readAt: entry.readAt ?? readAt } : entry,
    );
    this.set({ entries: changed.filter((entry) => belongs(entry, before.view)), unread: without(before.unread, category) });
    await this.attempt(() => this.api.markAllRead(category), before);
  }

  preferences(): Promise<Preferences> {
    return this.api.preferences();
  }

  savePreferences(preferences: Preferences): Promise<Preferences> {
    return this.api.savePreferences(preferences);
  }

  private mark(id: string, mark: Mark, change: (entry: Entry) => Entry): Promise<void> {
    return this.optimistic(id, change, () => this.api.mark(id, mark));
  }

  private async optimistic(
    id: string,
    change: (entry: Entry) => Entry | undefined,
    call: () => Promise<unknown>,
  ): Promise<void> {
    const before = this.current;
    const entry = before.entries.find((known) => known.id === id);
    if (entry !== undefined) {
      const after = change(entry);
      this.set({ entries: placed(before.entries, id, after, before.view), unread: counted(before.unread, entry, after) });
    }
    await this.attempt(call, before);
  }

  /** What the server refuses did not happen. What came in the meantime comes again by listing. */
  private async attempt(call: () => Promise<unknown>, before: InboxState): Promise<void> {
    try {
      await call();
      this.succeed();
    } catch (failure) {
      this.set({ entries: before.entries, unread: before.unread, error: failure as CarillonError });
      if ((failure as CarillonError).status !== 0) {
        await this.reload();
      }
    }
  }

  private async list(merge: (page: Entry[]) => readonly Entry[]): Promise<void> {
    const mine = ++this.listing;
    this.heard = [];
    this.set({ loading: true });
    try {
      const page = await this.api.list(this.current.view, this.cursor);
      if (mine === this.listing) {
        this.cursor = page.nextCursor ?? undefined;
        this.set({ entries: merge(page.data), loaded: true, loading: false, more: this.cursor !== undefined });
        this.heard.forEach((frame) => this.place(frame));
        this.succeed();
      }
    } catch (failure) {
      if (mine === this.listing) {
        this.set({ loading: false, error: failure as CarillonError });
      }
    }
  }

  private follow(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.set({ unread: frame.unread ?? this.current.unread });
        if (frame.resumed !== true || !this.current.loaded) {
          void this.reload();
        }
        break;
      case 'notification.created':
        this.hear(frame);
        this.dispatchEvent(new CustomEvent('arrival', { detail: frame.entry }));
        break;
      case 'notification.updated':
        this.hear(frame);
        break;
      case 'unread-count':
        this.set({ unread: { total: frame.total, byCategory: frame.byCategory } });
        break;
      default:
    }
  }

  private hear(frame: EntryFrame): void {
    if (this.current.loading) {
      this.heard.push(frame);
    }
    this.place(frame);
  }

  private place(frame: EntryFrame): void {
    const { entries, view, more } = this.current;
    const { entry } = frame;
    const isDeleted = frame.type === 'notification.updated' && frame.deleted === true;
    const oldest = entries.at(-1);
    const isBelow = more && oldest !== undefined && isBefore(entry, oldest);
    if (isDeleted || !isBelow) {
      this.set({ entries: placed(entries, entry.id, isDeleted ? undefined : entry, view) });
    }
  }

  private connected(connection: Connection, code?: number): void {
    const refusal = connection === 'refused' ? new CarillonError('refused', code ?? 0, `closed with ${code}`) : undefined;
    this.set(refusal === undefined ? { connection } : { connection, error: refusal });
  }

  private succeed(): void {
    if (this.current.error !== undefined) {
      const { error: _, ...rest } = this.current;
      this.replace(rest);
    }
  }

  private set(change: Partial<InboxState>): void {
    this.replace({ ...this.current, ...change });
  }

  private replace(state: InboxState): void {
    this.current = state;
    this.dispatchEvent(new Event('change'));
  }
}

function now(): string {
  return new Date().toISOString();
}

/** Newest first; ids are UUIDv7, so they tell what came later when times are equal. */
function isBefore(one: Entry, other: Entry): boolean {
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
}

/** The entries with one put where it belongs, or taken out. */
function placed(entries: readonly Entry[], id: string, entry: Entry | undefined, view: View): readonly Entry[] {
  const others = entries.filter((known) => known.id !== id);
  if (entry === undefined || !belongs(entry, view)) {
    return others;
  }
  const at = others.findIndex((known) => isBefore(known, entry));
  return at < 0 ? [...others, entry] : [...others.slice(0, at), entry, ...others.slice(at)];
}

/** What is known and what was loaded, each once. */
function merged(known: readonly Entry[], page: Entry[]): readonly Entry[] {
  const ids = new Set(known.map((entry) => entry.id));
  return [...known, ...page.filter((entry) => !ids.has(entry.id))];
}

function isUnread(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.readAt === undefined && entry.archivedAt === undefined;
}

function counted(unread: UnreadCount | undefined, before: Entry, after: Entry | undefined): UnreadCount | undefined {
  if (unread === undefined) {
    return undefined;
  }
  const shift = Number(isUnread(after)) - Number(isUnread(before));
  const ofCategory = Math.max(0, (unread.byCategory[before.category] ?? 0) + shift);
  return {
    total: Math.max(0, unread.total + shift),
    byCategory: { ...unread.byCategory, [before.category]: ofCategory },
  };
}

function without(unread: UnreadCount | undefined, category: string | undefined): UnreadCount | undefined {
  if (unread === undefined || category === undefined) {
    return unread && NOTHING;
  }
  const gone = unread.byCategory[category] ?? 0;
  return { total: Math.max(0, unread.total - gone), byCategory: { ...unread.byCategory, [category]: 0 } };
}
