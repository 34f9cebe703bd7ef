import type { Channel, Preferences } from '../sdk/model';
import { h } from './dom';
import type { Messages } from './messages';

const CHANNELS: Channel[] = ['in-app', 'email', 'push', 'sms', 'whatsapp'];

/** The form in which people say what they want to receive, and when not. */
export function preferencesView(
  preferences: Preferences,
  words: Messages,
  save: (changed: Preferences) => void,
): HTMLFormElement {
  const box = (code: string, name: string, channel: Channel, checked: boolean, mandatory: boolean) =>
    h('input', {
      type: 'checkbox',
      name: `${code} ${channel}`,
      checked,
      disabled: mandatory,
      'aria-label': `${name}: ${words.channels[channel] ?? channel}`,
    });
  const time = (name: string, label: string, value: string | undefined) =>
    h('label', {}, `${label} `, h('input', { type: 'time', name, value: value ?? '' }));
  return h(
    'form',
    { onsubmit: submitted(preferences, save) },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, h('span', { class: 'spoken' }, words.category)),
          ...CHANNELS.map((channel) => h('th', { scope: 'col' }, words.channels[channel] ?? channel)),
        ),
      ),
      h(
        'tbody',
        {},
        ...preferences.categories.map((category) => {
          const name = category.name ?? category.code;
          const mandatory = category.mandatory === true;
          return h(
            'tr',
            {},
            h('th', { scope: 'row' }, name, mandatory && h('small', {}, words.mandatory)),
            ...CHANNELS.map((channel) =>
              h('td', {}, box(category.code, name, channel, category.channels[channel] === true, mandatory)),
            ),
          );
        }),
      ),
    ),
    h(
      'fieldset',
      {},
      h('legend', {}, words.quietHours),
      time('from', words.quietFrom, preferences.quietHours?.from),
      time('to', words.quietTo, preferences.quietHours?.to),
      h(
        'label',
        {},
        `${words.timeZone} `,
        h('input', {
          type: 'text',
          name: 'timeZone',
          value: preferences.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        }),
      ),
    ),
    h('button', { type: 'submit', class: 'save' }, words.save),
  );
}

function submitted(before: Preferences, save: (changed: Preferences) => void) {
  return (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
    const from = field('from').value;
    const to = field('to').value;
    save({
      ...before,
      categories: before.categories.map((category) => ({
        code: category.code,
        channels: Object.fromEntries(
          CHANNELS.map((channel) => [channel, field(`${category.code} ${channel}`).checked]),
        ),
      })),
      quietHours: from !== '' && to !== '' ? { ...before.quietHours, from, to } : null,
      timeZone: field('timeZone').value || null,
    });
  };
}
