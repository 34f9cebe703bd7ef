/** Words of the element. Others may be given as the property `messages`. */
export interface Messages {
  notifications: string;
  /** @param unread undefined as long as it is not known */
  bell(unread: number | undefined): string;
  all: string;
  unread: string;
  archived: string;
  views: string;
  markAllRead: string;
  preferences: string;
  close: string;
  back: string;
  markRead: string;
  markUnread: string;
  archive: string;
  unarchive: string;
  delete: string;
  empty: string;
  emptyUnread: string;
  emptyArchived: string;
  loading: string;
  more: string;
  retry: string;
  offline: string;
  connecting: string;
  refused: string;
  failed: string;
  arrived(title: string): string;
  unreadMark: string;
  quietHours: string;
  quietFrom: string;
  quietTo: string;
  timeZone: string;
  save: string;
  saved: string;
  mandatory: string;
  category: string;
  channels: Record<string, string>;
}

const en: Messages = {
  notifications: 'Notifications',
  bell: (unread) => bell('Notifications', 'none unread', 'unread', unread),
  all: 'All',
  unread: 'Unread',
  archived: 'Archived',
  views: 'What is shown',
  markAllRead: 'Mark all read',
  preferences: 'Preferences',
  close: 'Close',
  back: 'Back to notifications',
  markRead: 'Mark read',
  markUnread: 'Mark unread',
  archive: 'Archive',
  unarchive: 'Put back',
  delete: 'Delete',
  empty: 'Nothing here yet.',
  emptyUnread: 'You have read everything.',
  emptyArchived: 'Nothing is archived.',
  loading: 'Loading…',
  more: 'Show older',
  retry: 'Try again',
  offline: 'You are offline. What you see may be out of date.',
  connecting: 'Connecting…',
  refused: 'Live updates are not possible here.',
  failed: 'That did not work.',
  arrived: (title) => `New: ${title}`,
  unreadMark: 'Unread',
  quietHours: 'Quiet hours',
  quietFrom: 'from',
  quietTo: 'to',
  timeZone: 'Time zone',
  save: 'Save',
  saved: 'Saved.',
  mandatory: 'always',
  category: 'About',
  channels: { email: 'E-mail', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', 'in-app': 'Here' },
};

const de: Messages = {
  notifications: 'Mitteilungen',
  bell: (unread) => bell('Mitteilungen', 'keine ungelesen', 'ungelesen', unread),
  all: 'Alle',
  unread: 'Ungelesen',
  archived: 'Archiv',
  views: 'Ansicht',
  markAllRead: 'Alle als gelesen markieren',
  preferences: 'Einstellungen',
  close: 'Schließen',
  back: 'Zurück zu den Mitteilungen',
  markRead: 'Als gelesen markieren',
  markUnread: 'Als ungelesen markieren',
  archive: 'Archivieren',
  unarchive: 'Zurückholen',
  delete: 'Löschen',
  empty: 'Hier ist noch nichts.',
  emptyUnread: 'Sie haben alles gelesen.',
  emptyArchived: 'Das Archiv ist leer.',
  loading: 'Wird geladen …',
  more: 'Ältere zeigen',
  retry: 'Noch einmal versuchen',
  offline: 'Sie sind offline. Was Sie sehen, ist vielleicht veraltet.',
  connecting: 'Verbindung wird hergestellt …',
  refused: 'Hier ist keine Live-Verbindung möglich.',
  failed: 'Das hat nicht geklappt.',
  arrived: (title) => `Neu: ${title}`,
  unreadMark: 'Ungelesen',
  quietHours: 'Ruhezeit',
  quietFrom: 'von',
  quietTo: 'bis',
  timeZone: 'Zeitzone',
  save: 'Speichern',
  saved: 'Gespeichert.',
  mandatory: 'immer',
  category: 'Worüber',
  channels: { email: 'E-Mail', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', 'in-app': 'Hier' },
};

const fr: Messages = {
  notifications: 'Notifications',
  bell: (unread) => bell('Notifications', 'aucune non lue', 'non lues', unread),
  all: 'Toutes',
  unread: 'Non lues',
  archived: 'Archives',
  views: 'Affichage',
  markAllRead: 'Tout marquer comme lu',
  preferences: 'Préférences',
  close: 'Fermer',
  back: 'Retour aux notifications',
  markRead: 'Marquer comme lue',
  markUnread: 'Marquer comme non lue',
  archive: 'Archiver',
  unarchive: 'Remettre',
  delete: 'Supprimer',
  empty: 'Rien pour l’instant.',
  emptyUnread: 'Vous avez tout lu.',
  emptyArchived: 'Aucune archive.',
  loading: 'Chargement…',
  more: 'Plus anciennes',
  retry: 'Réessayer',
  offline: 'Vous êtes hors ligne. Ce que vous voyez peut être ancien.',
  connecting: 'Connexion…',
  refused: 'Les mises à jour en direct ne sont pas possibles ici.',
  failed: 'Cela n’a pas marché.',
  arrived: (title) => `Nouveau : ${title}`,
  unreadMark: 'Non lue',
  quietHours: 'Heures calmes',
  quietFrom: 'de',
  quietTo: 'à',
  timeZone: 'Fuseau horaire',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  mandatory: 'toujours',
  category: 'Sujet',
  channels: { email: 'E-mail', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', 'in-app': 'Ici' },
};

const KNOWN: Record<string, Messages> = { en, de, fr };

/** The words for a language tag: of the language without its region, or English. */
export function messagesFor(locale: string): Messages {
  return KNOWN[locale.toLowerCase().split('-')[0] ?? 'en'] ?? en;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago a moment was, in words. */
export function ago(moment: string, locale: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(moment) - now) / 1000);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return words.format(unit === 'second' ? 0 : Math.trunc(seconds / size), unit);
}

function bell(name: string, none: string, some: string, unread: number | undefined): string {
  return unread === undefined ? name : `${name}, ${unread === 0 ? none : `${unread} ${some}`}`;
}
