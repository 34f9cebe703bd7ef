import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../index';
import { entry, FakeSocket, fakeServer, settle, type FakeServer } from '../testing';
import type { CarillonInbox } from './CarillonInbox';
import { safeUrl } from './entryView';
import { ago, messagesFor } from './messages';

let server: FakeServer;
let element: CarillonInbox;

const $ = <T extends HTMLElement>(selector: string): T => element.shadowRoot?.querySelector(selector) as T;
const items = () => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.entry') ?? [])];

beforeEach(async () => {
  server = fakeServer({ current: [entry(3), entry(2, { title: '<img src=x onerror=alert(1)>', actionUrl: 'javascript:alert(1)' })] });
  server.answers.set('GET preferences', {
    body: { categories: [{ code: 'account', name: 'Your account', channels: { email: true } }], quietHours: null },
  });
  element = document.createElement('carillon-inbox') as CarillonInbox;
  element.setAttribute('base-url', 'https://gate.example.com');
  element.setAttribute('locale', 'en');
  document.body.append(element);
  element.tokenProvider = () => 'h.e30.s';
  await settle();
  FakeSocket.last.says({ type: 'welcome', unread: { total: 2, byCategory: { account: 2 } }, lastEventId: '1' });
  await vi.waitFor(() => expect(element.client?.state.loaded).toBe(true));
});

afterEach(() => {
  element.remove();
  vi.unstubAllGlobals();
});

test('the bell claims no number before the server tells one', () => {
  element.tokenProvider = () => 'h.e30.s';
  expect($('.bell').getAttribute('aria-label')).toBe('Notifications');
});

test('the bell says how many are unread, to eyes and ears', () => {
  expect($('.badge').textContent).toBe('2');
  expect($('.bell').getAttribute('aria-label')).toBe('Notifications, 2 unread');
  FakeSocket.last.says({ type: 'unread-count', total: 140, byCategory: {} });
  expect($('.badge').textContent).toBe('99+');
  FakeSocket.last.says({ type: 'unread-count', total: 0, byCategory: {} });
  expect($('.badge').textContent).toBe('');
  expect($('.bell').getAttribute('aria-label')).toBe('Notifications, none unread');
});

test('opening puts the keyboard inside, Escape closes and gives it back', () => {
  $('.bell').click();
  expect(element.hasAttribute('open')).toBe(true);
  expect($('.panel').hasAttribute('hidden')).toBe(false);
  expect($('.bell').getAttribute('aria-expanded')).toBe('true');
  expect(element.shadowRoot?.activeElement).toBe($('#heading'));
  $('.panel').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  expect($('.panel').hasAttribute('hidden')).toBe(true);
  expect(element.shadowRoot?.activeElement).toBe($('.bell'));
});

test('opening tells the server what was seen', async () => {
  element.open();
  await settle();
  expect(server.calls).toContain('PATCH notifications/id-0003/seen');
});

test('a message is text, whatever it holds, and leads to no script', () => {
  element.open();
  expect(items()).toHaveLength(2);
  expect(items()[1]?.querySelector('img')).toBeNull();
  expect(items()[1]?.textContent).toContain('<img src=x');
  expect(items()[1]?.querySelector('a')).toBeNull();
  expect(safeUrl(' JavaScript:alert(1)')).toBeUndefined();
  expect(safeUrl('https://example.com/a')).toBe('https://example.com/a');
});

test('arrows walk through the messages', () => {
  element.open();
  items()[0]?.focus();
  items()[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  expect(element.shadowRoot?.activeElement).toBe(items()[1]);
});

test('an arrival shows on top, is spoken and told to the page; others keep their elements', () => {
  element.open();
  const before = items()[0];
  const arrival = vi.fn();
  element.addEventListener('carillon-arrival', arrival);
  FakeSocket.last.says({ type: 'notification.created', id: '2', entry: entry(4) });

  expect(items().map((item) => item.dataset['id'])).toEqual(['id-0004', 'id-0003', 'id-0002']);
  expect(items()[1]).toBe(before);
  expect($('[aria-live=polite]').textContent).toBe('New: Message 4');
  expect(arrival).toHaveBeenCalledOnce();
});

test('archiving under the keyboard leaves it on the next message', () => {
  element.open();
  const archive = items()[0]?.querySelector<HTMLElement>('[aria-label^="Archive"]');
  archive?.focus();
  archive?.click();
  expect(items()).toHaveLength(1);
  expect(element.shadowRoot?.activeElement).toBe(items()[0]);
});

test('categories are tabs by the names people know', async () => {
  element.open();
  await settle();
  const tabs = [...(element.shadowRoot?.querySelectorAll('[role=tab]') ?? [])];
  expect(tabs.map((tab) => tab.textContent)).toEqual(['All', 'Unread (2)', 'Your account (2)', 'Archived']);
  expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false', 'false']);
});

test('being offline is said', () => {
  element.open();
  globalThis.dispatchEvent(new Event('offline'));
  expect($('.note').textContent).toContain('offline');
});

test('preferences are shown, and saved as they were chosen', async () => {
  element.open();
  $<HTMLButtonElement>('[aria-label=Preferences]').click();
  await vi.waitFor(() => expect($('form')).not.toBeNull());
  $<HTMLInputElement>('[name="account email"]').checked = false;
  $<HTMLInputElement>('[name=from]').value = '22:00';
  $<HTMLInputElement>('[name=to]').value = '07:00';
  server.answers.set('PUT preferences', { body: { categories: [] } });
  $('form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect($('.note').textContent).toBe('Saved.'));
  expect(server.calls).toContain('PUT preferences');
});

test('words and times follow the language', () => {
  expect(messagesFor('de-AT').all).toBe('Alle');
  expect(messagesFor('xx').all).toBe('All');
  expect(ago('2026-01-01T00:00:00Z', 'en', Date.parse('2026-01-01T02:00:00Z'))).toBe('2 hr. ago');
  element.setAttribute('locale', 'fr');
  expect($('.bell').getAttribute('aria-label')).toBe('Notifications, 2 non lues');
});

test('the theme follows the system unless the page says otherwise', () => {
  element.setAttribute('theme', 'dark');
  expect(element.hasAttribute('data-dark')).toBe(true);
  element.setAttribute('theme', 'light');
  expect(element.hasAttribute('data-dark')).toBe(false);
});
