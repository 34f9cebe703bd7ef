import type { TokenProvider } from '../sdk/api';
import { Inbox, type InboxState } from '../sdk/inbox';
import type { Entry, Preferences, View } from '../sdk/model';
import { assign, h, icon, ICONS } from './dom';
import { entryView, type EntryActions } from './entryView';
import { messagesFor, type Messages } from './messages';
import { preferencesView } from './preferencesView';
import { CSS } from './styles';

const MOST_CATEGORIES = 6;
const MOST_COUNTED = 99;

interface Tab {
  label: string;
  view: View;
}

/**
 * `<carillon-inbox base-url locale theme="auto|light|dark" placement="end|start" inline open>`: a bell with the exact number
 * of unread messages, and what it opens. Needs the property `tokenProvider`. Says `carillon-arrival` when a message arrives,
 * `carillon-action` (cancelable) when a link of one is followed, `carillon-unread` when the number changes.
 */
export class CarillonInbox extends HTMLElement {
  static readonly observedAttributes = ['base-url', 'locale', 'theme', 'inline', 'open'];

  private readonly root = this.attachShadow({ mode: 'open' });
  private readonly dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
  private inbox: Inbox | undefined;
  private unsubscribe: (() => void) | undefined;
  private provider: TokenProvider | undefined;
  private ownWords: Partial<Messages> = {};
  private categoryNames = new Map<string, string>();
  private settings: Preferences | undefined;
  private showing: 'messages' | 'preferences' = 'messages';
  private notice = '';
  private arrived = new Set<string>();
  private seen: readonly Entry[] = [];
  private told = -1;
  private observer: IntersectionObserver | undefined;

  private readonly badge = h('span', { class: 'badge', 'aria-hidden': 'true' });
  private readonly bell = h(
    'button',
    { type: 'button', class: 'bell', part: 'bell', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: () => this.toggle() },
    icon(ICONS.bell),
    this.badge,
  );
  private readonly heading = h('h2', { id: 'heading', tabindex: '-1' });
  private readonly backButton = this.tool(ICONS.back, () => this.showMessages());
  private readonly readAllButton = this.tool(ICONS.check, () => void this.inbox?.markAllRead());
  private readonly settingsButton = this.tool(ICONS.gear, () => void this.showPreferences());
  private readonly closeButton = this.tool(ICONS.close, () => this.close());
  private readonly tabs = h('div', { class: 'tabs', role: 'tablist', onkeydown: (event: KeyboardEvent) => this.moveTab(event) });
  private readonly note = h('p', { class: 'note', role: 'status' });
  private readonly list = h('ul', { role: 'list', onkeydown: (event: KeyboardEvent) => this.moveEntry(event) });
  private readonly hint = h('div', { class: 'hint' });
  private readonly more = h('div', { class: 'more' });
  private readonly body = h('div', { class: 'body', id: 'body', role: 'tabpanel', tabindex: '-1' }, this.list, this.hint, this.more);
  private readonly spoken = h('div', { class: 'spoken', 'aria-live': 'polite' });
  private readonly panel = h(
    'div',
    { class: 'panel', part: 'panel', id: 'panel', role: 'dialog', 'aria-labelledby': 'heading', hidden: true, onkeydown: (event: KeyboardEvent) => this.escape(event) },
    h('header', {}, this.backButton, this.heading, this.readAllButton, this.settingsButton, this.closeButton),
    this.tabs,
    this.note,
    this.body,
  );

  private readonly actions: EntryActions = {
    read: (id) => this.act(id, (inbox) => inbox.markRead(id)),
    unread: (id) => this.act(id, (inbox) => inbox.markUnread(id)),
    archive: (id) => this.act(id, (inbox) => inbox.archive(id)),
    unarchive: (id) => this.act(id, (inbox) => inbox.unarchive(id)),
    delete: (id) => this.act(id, (inbox) => inbox.delete(id)),
    follow: (entry, event) => this.follow(entry, event),
  };

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    this.root.adoptedStyleSheets = [sheet];
    assign(this.bell, { 'aria-controls': 'panel' });
    this.root.append(this.bell, this.spoken, this.panel);
  }

  /** Gives access tokens of the signed-in user; setting it (again) connects anew. */
  set tokenProvider(provider: TokenProvider | undefined) {
    this.provider = provider;
    this.connect();
  }

  get tokenProvider(): TokenProvider | undefined {
    return this.provider;
  }

  /** Words that take the place of the element's own. */
  set messages(words: Partial<Messages>) {
    this.ownWords = words;
    this.render();
  }

  /** The inbox behind the element, for programs; undefined until it has an address and a token provider. */
  get client(): Inbox | undefined {
    return this.inbox;
  }

  connectedCallback(): void {
    this.dark?.addEventListener('change', this.recolor);
    document.addEventListener('pointerdown', this.outside);
    this.observer = globalThis.IntersectionObserver && new IntersectionObserver((seen) => this.reached(seen), { root: this.body });
    this.observer?.observe(this.more);
    this.recolor();
    this.connect();
  }

  disconnectedCallback(): void {
    this.dark?.removeEventListener('change', this.recolor);
    document.removeEventListener('pointerdown', this.outside);
    this.observer?.disconnect();
    this.disconnect();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) {
      return;
    }
    if (name === 'base-url') {
      this.connect();
    } else if (name === 'theme') {
      this.recolor();
    } else {
      this.render();
    }
  }

  /** Opens the panel and puts the keyboard into it. */
  open(): void {
    this.setAttribute('open', '');
    this.heading.focus();
    void this.inbox?.markSeen();
  }

  close(): void {
    if (!this.hasAttribute('open')) {
      return;
    }
    const hadFocus = this.root.activeElement !== null;
    this.removeAttribute('open');
    this.showMessages();
    if (hadFocus) {
      this.bell.focus();
    }
  }

  private get words(): Messages {
    return { ...messagesFor(this.locale), ...this.ownWords };
  }

  private get locale(): string {
    return this.getAttribute('locale') ?? document.documentElement.lang ?? navigator.language ?? 'en';
  }

  private tool(path: string, act: () => void): HTMLButtonElement {
    return h('button', { type: 'button', class: 'plain', onclick: act }, icon(path));
  }

  private toggle(): void {
    if (this.hasAttribute('open')) {
      this.close();
    } else {
      this.open();
    }
  }

  private connect(): void {
    this.disconnect();
    if (!this.isConnected || this.provider === undefined) {
      this.render();
      return;
    }
    this.inbox = new Inbox({ baseUrl: this.getAttribute('base-url') ?? location.origin, token: this.provider });
    this.unsubscribe = this.inbox.subscribe(() => this.render());
    this.inbox.addEventListener('arrival', (event) => this.announce((event as CustomEvent<Entry>).detail));
    this.inbox.start();
    void this.inbox.preferences().then(
      (preferences) => this.name(preferences),
      () => undefined,
    );
    this.render();
  }

  private disconnect(): void {
    this.unsubscribe?.();
    this.inbox?.stop();
    this.inbox = undefined;
  }

  private name(preferences: Preferences): void {
    this.categoryNames = new Map(preferences.categories.map(({ code, name }) => [code, name ?? code]));
    this.render();
  }

  private announce(entry: Entry): void {
    this.arrived.add(entry.id);
    this.spoken.textContent = this.words.arrived(entry.title);
    this.dispatchEvent(new CustomEvent('carillon-arrival', { detail: entry, bubbles: true, composed: true }));
    if (this.isOpen) {
      void this.inbox?.api.mark(entry.id, 'seen').catch(() => undefined);
    }
  }

  private get isOpen(): boolean {
    return this.hasAttribute('open') || this.hasAttribute('inline');
  }

  private follow(entry: Entry, event: Event): void {
    const proceed = this.dispatchEvent(
      new CustomEvent('carillon-action', { detail: entry, bubbles: true, composed: true, cancelable: true }),
    );
    if (!proceed) {
      event.preventDefault();
    }
    if (entry.readAt === undefined) {
      this.actions.read(entry.id);
    }
  }

  /** Keeps the keyboard where it was when the message under it goes away. */
  private act(id: string, change: (inbox: Inbox) => Promise<void>): void {
    if (this.inbox === undefined) {
      return;
    }
    const items = this.items();
    const at = items.findIndex((item) => item.dataset['id'] === id);
    const hadFocus = items[at]?.contains(this.root.activeElement) === true;
    void change(this.inbox);
    if (hadFocus) {
      const next = this.items()[Math.min(at, this.items().length - 1)];
      (next ?? this.heading).focus();
    }
  }

  private showMessages(): void {
    this.showing = 'messages';
    this.notice = '';
    this.render();
  }

  private async showPreferences(): Promise<void> {
    if (this.inbox === undefined) {
      return;
    }
    try {
      this.settings = await this.inbox.preferences();
      this.showing = 'preferences';
      this.notice = '';
    } catch {
      this.notice = this.words.failed;
    }
    this.render();
    this.heading.focus();
  }

  private async save(changed: Preferences): Promise<void> {
    try {
      this.settings = await this.inbox?.savePreferences(changed);
      this.notice = this.words.saved;
    } catch (failure) {
      this.notice = `${this.words.failed} ${(failure as Error).message}`;
    }
    this.render();
  }

  private readonly outside = (event: Event): void => {
    if (!event.composedPath().includes(this) && this.hasAttribute('open')) {
      this.removeAttribute('open');
    }
  };

  private readonly recolor = (): void => {
    const theme = this.getAttribute('theme') ?? 'auto';
    this.toggleAttribute('data-dark', theme === 'dark' || (theme === 'auto' && this.dark?.matches === true));
  };

  private escape(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !this.hasAttribute('inline')) {
      event.stopPropagation();
      this.close();
    }
  }

  private reached(seen: IntersectionObserverEntry[]): void {
    if (seen.some((one) => one.isIntersecting)) {
      void this.inbox?.loadMore();
    }
  }

  private items(): HTMLElement[] {
    return [...this.list.children] as HTMLElement[];
  }

  private moveEntry(event: KeyboardEvent): void {
    const items = this.items();
    const at = items.findIndex((item) => item.contains(this.root.activeElement));
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (goal !== undefined && items[goal] !== undefined) {
      event.preventDefault();
      items[goal].focus();
    }
  }

  private moveTab(event: KeyboardEvent): void {
    const tabs = [...this.tabs.children] as HTMLElement[];
    const at = tabs.indexOf(this.root.activeElement as HTMLElement);
    const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = goal === undefined ? undefined : tabs.at(goal % tabs.length);
    if (tab !== undefined) {
      event.preventDefault();
      tab.focus();
      tab.click();
    }
  }

  private render(): void {
    const words = this.words;
    const state = this.inbox?.state;
    const total = state?.unread?.total ?? 0;
    assign(this.bell, { 'aria-label': words.bell(state?.unread?.total), 'aria-expanded': String(this.isOpen) });
    this.badge.textContent = total === 0 ? '' : total > MOST_COUNTED ? `${MOST_COUNTED}+` : String(total);
    assign(this.panel, { hidden: !this.isOpen });
    if (total !== this.told) {
      this.told = total;
      this.dispatchEvent(new CustomEvent('carillon-unread', { detail: total, bubbles: true, composed: true }));
    }
    if (this.isOpen) {
      this.renderPanel(words, state);
    }
  }

  private renderPanel(words: Messages, state: InboxState | undefined): void {
    const isMessages = this.showing === 'messages';
    this.heading.textContent = isMessages ? words.notifications : words.preferences;
    label(this.backButton, words.back, isMessages);
    label(this.readAllButton, words.markAllRead, !isMessages);
    this.readAllButton.disabled = (state?.unread?.total ?? 0) === 0;
    label(this.settingsButton, words.preferences, !isMessages);
    label(this.closeButton, words.close, this.hasAttribute('inline'));
    this.renderTabs(words, state, isMessages);
    this.renderNote(words, state);
    if (isMessages) {
      this.renderMessages(words, state);
    } else if (this.settings !== undefined && this.body.firstElementChild?.localName !== 'form') {
      this.body.replaceChildren(preferencesView(this.settings, words, (changed) => void this.save(changed)));
    }
  }

  private renderTabs(words: Messages, state: InboxState | undefined, isMessages: boolean): void {
    this.tabs.hidden = !isMessages;
    assign(this.tabs, { 'aria-label': words.views });
    const focused = [...this.tabs.children].indexOf(this.root.activeElement as Element);
    const shown = JSON.stringify(state?.view);
    this.tabs.replaceChildren(
      ...this.tabsOf(words, state).map(({ label: name, view }) => {
        const selected = JSON.stringify(view) === shown;
        return h(
          'button',
          {
            type: 'button',
            role: 'tab',
            'aria-selected': String(selected),
            'aria-controls': 'body',
            tabindex: selected ? '0' : '-1',
            onclick: () => void this.inbox?.show(view),
          },
          name,
        );
      }),
    );
    if (focused >= 0) {
      (this.tabs.children[focused] as HTMLElement | undefined)?.focus();
    }
  }

  private tabsOf(words: Messages, state: InboxState | undefined): Tab[] {
    const unread = state?.unread;
    const count = (name: string, amount: number | undefined) => (amount ? `${name} (${amount})` : name);
    const categories = new Set(Object.keys(unread?.byCategory ?? {}));
    state?.entries.forEach((entry) => categories.add(entry.category));
    if (state?.view.category !== undefined) {
      categories.add(state.view.category);
    }
    return [
      { label: words.all, view: { filter: 'current' } },
      { label: count(words.unread, unread?.total), view: { filter: 'unread' } },
      ...[...categories]
        .sort()
        .slice(0, MOST_CATEGORIES)
        .map((category): Tab => ({
          label: count(this.categoryNames.get(category) ?? category, unread?.byCategory[category]),
          view: { filter: 'current', category },
        })),
      { label: words.archived, view: { filter: 'archived' } },
    ];
  }

  private renderNote(words: Messages, state: InboxState | undefined): void {
    const connection = {
      live: '',
      connecting: state?.loaded === true ? words.connecting : '',
      offline: words.offline,
      refused: words.refused,
    }[state?.connection ?? 'connecting'];
    const failed = state?.error !== undefined && state.connection === 'live' ? words.failed : '';
    const text = this.notice || connection || failed;
    if (this.note.dataset['text'] !== text) {
      this.note.dataset['text'] = text;
      this.note.replaceChildren(
        ...(text === '' ? [] : [h('span', {}, text)]),
        ...(failed !== '' && text === failed ? [this.retryButton(words)] : []),
      );
    }
  }

  private retryButton(words: Messages): HTMLButtonElement {
    return h('button', { type: 'button', class: 'text', onclick: () => void this.inbox?.reload() }, words.retry);
  }

  private renderMessages(words: Messages, state: InboxState | undefined): void {
    if (this.body.firstElementChild !== this.list) {
      this.body.replaceChildren(this.list, this.hint, this.more);
    }
    const entries = state?.entries ?? [];
    if (entries !== this.seen) {
      this.seen = entries;
      this.renderEntries(entries, words);
    }
    const isEmpty = state?.loaded === true && entries.length === 0;
    const waits = state?.loaded !== true && state?.error === undefined;
    this.hint.hidden = !isEmpty && !waits;
    this.hint.textContent = waits ? words.loading : emptiness(words, state?.view);
    this.more.hidden = state?.more !== true;
    if (this.more.childElementCount === 0) {
      this.more.append(h('button', { type: 'button', class: 'text', onclick: () => void this.inbox?.loadMore() }, words.more));
    }
  }

  /** Messages that did not change keep their elements, and with them keyboard focus and scroll position. */
  private renderEntries(entries: readonly Entry[], words: Messages): void {
    const kept = new Map(this.items().map((item) => [item.dataset['id'], item as HTMLElement & { entry?: Entry }]));
    const items = entries.map((entry) => {
      const known = kept.get(entry.id);
      if (known !== undefined && known.entry === entry) {
        return known;
      }
      const isNew = this.arrived.delete(entry.id);
      return Object.assign(entryView(entry, words, this.locale, this.actions, isNew), { entry });
    });
    const focused = this.items().findIndex((item) => item.contains(this.root.activeElement));
    items.forEach((item, at) => {
      if (this.list.children[at] !== item) {
        this.list.insertBefore(item, this.list.children[at] ?? null);
      }
    });
    while (this.list.children.length > items.length) {
      this.list.lastElementChild?.remove();
    }
    items.forEach((item, at) => assign(item, { tabindex: at === 0 ? '0' : '-1' }));
    if (focused >= 0 && this.root.activeElement === null) {
      (this.items()[focused] ?? this.heading).focus();
    }
  }
}

function label(button: HTMLButtonElement, words: string, hidden: boolean): void {
  assign(button, { 'aria-label': words, title: words, hidden });
  button.style.display = hidden ? 'none' : '';
}

function emptiness(words: Messages, view: View | undefined): string {
  switch (view?.filter) {
    case 'unread':
      return words.emptyUnread;
    case 'archived':
      return words.emptyArchived;
    default:
      return words.empty;
  }
}
