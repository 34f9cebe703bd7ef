/** One in-app message, as `GET /api/v1/users/me/notifications/{id}` shows it. Times are RFC 3339. */
export interface Entry {
  id: string;
  notificationId: string;
  category: string;
  title: string;
  body?: string;
  actionUrl?: string;
  actionLabel?: string;
  data?: Record<string, string>;
  createdAt: string;
  seenAt?: string;
  readAt?: string;
  archivedAt?: string;
}

/** How many messages are unread: exact, as of the newest frame. */
export interface UnreadCount {
  total: number;
  byCategory: Record<string, number>;
}

export interface Page {
  data: Entry[];
  nextCursor?: string | null;
}

export type Filter = 'current' | 'unread' | 'read' | 'archived' | 'all';

/** What is shown: a filter, perhaps of one category only. */
export interface View {
  filter: Filter;
  category?: string;
}

export type Channel = 'email' | 'sms' | 'push' | 'whatsapp' | 'in-app';

export interface CategoryChoice {
  code: string;
  name?: string;
  mandatory?: boolean;
  channels: Partial<Record<Channel, boolean>>;
}

export interface Preferences {
  categories: CategoryChoice[];
  quietHours?: { from: string; to: string; days?: string[] } | null;
  timeZone?: string | null;
  locale?: string | null;
}

/** What the server says on a socket (`docs/realtime.md`). */
export type ServerFrame =
  | { type: 'welcome'; unread: UnreadCount | null; lastEventId: string | null; resumed?: boolean }
  | { type: 'notification.created'; id: string; entry: Entry }
  | { type: 'notification.updated'; id: string; entry: Entry; deleted?: boolean }
  | ({ type: 'unread-count' } & UnreadCount)
  | { type: 'batch.progress'; batchId: string; state: string; counters: Record<string, number> }
  | { type: 'bulk.progress'; jobId: string; state: string; counters: Record<string, number> }
  | { type: 'presence'; userId: string; online: boolean; sockets: number; lastSeenAt?: string }
  | { type: 'pong' }
  | { type: 'error'; code: string; about?: string };

/** What happened to one message. */
export type EntryFrame = Extract<ServerFrame, { entry: Entry }>;

/** Whether an entry belongs into a view. */
export function belongs(entry: Entry, view: View): boolean {
  if (view.category !== undefined && entry.category !== view.category) {
    return false;
  }
  switch (view.filter) {
    case 'all':
      return true;
    case 'archived':
      return entry.archivedAt !== undefined;
    case 'unread':
      return entry.archivedAt === undefined && entry.readAt === undefined;
    case 'read':
      return entry.archivedAt === undefined && entry.readAt !== undefined;
    default:
      return entry.archivedAt === undefined;
  }
}
