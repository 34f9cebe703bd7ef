import type { Entry } from '../sdk/model';
import { h, icon, ICONS } from './dom';
import { ago, type Messages } from './messages';

/** What can be done with a message. */
export interface EntryActions {
  read(id: string): void;
  unread(id: string): void;
  archive(id: string): void;
  unarchive(id: string): void;
  delete(id: string): void;
  follow(entry: Entry, event: Event): void;
}

const SAFE = /^(https?:|mailto:|tel:|\/|#|\?)/i;

/** A link a message may lead to: never a script. */
export function safeUrl(url: string | undefined): string | undefined {
  return url !== undefined && SAFE.test(url.trim()) ? url.trim() : undefined;
}

/** One message as a list item. */
export function entryView(
  entry: Entry,
  words: Messages,
  locale: string,
  actions: EntryActions,
  isNew: boolean,
): HTMLLIElement {
  const unread = entry.readAt === undefined && entry.archivedAt === undefined;
  const heading = `title-${entry.id}`;
  const url = safeUrl(entry.actionUrl);
  const tool = (label: string, path: string, act: (id: string) => void) =>
    h('button', { type: 'button', 'aria-label': `${label}: ${entry.title}`, title: label, onclick: () => act(entry.id) }, icon(path));
  return h(
    'li',
    {
      class: `entry${unread ? ' unread' : ''}${isNew ? ' new' : ''}`,
      'data-id': entry.id,
      tabindex: '-1',
      'aria-labelledby': heading,
    },
    h('h3', { id: heading }, unread && h('span', { class: 'spoken' }, `${words.unreadMark}: `), entry.title),
    h('time', { datetime: entry.createdAt, title: new Date(entry.createdAt).toLocaleString(locale) }, ago(entry.createdAt, locale)),
    entry.body !== undefined && h('p', {}, entry.body),
    h(
      'div',
      { class: 'row' },
      url !== undefined &&
        h(
          'a',
          { class: 'action', href: url, rel: 'noopener', onclick: (event: Event) => actions.follow(entry, event) },
          entry.actionLabel ?? new URL(url, document.baseURI).hostname,
        ),
      h(
        'div',
        { class: 'tools' },
        entry.archivedAt === undefined &&
          (unread ? tool(words.markRead, ICONS.check, actions.read) : tool(words.markUnread, ICONS.dot, actions.unread)),
        entry.archivedAt === undefined
          ? tool(words.archive, ICONS.archive, actions.archive)
          : tool(words.unarchive, ICONS.restore, actions.unarchive),
        tool(words.delete, ICONS.trash, actions.delete),
      ),
    ),
  );
}
