import type { Announcements, UniqueIdentifier } from '@dnd-kit/core';
import type { Place } from './model';

/** What people who cannot see a drag hear of it: the account's name, and which place of how many it has. */
export function announcementsOf(places: Place[]): Announcements {
    const at = (id: UniqueIdentifier) => places.findIndex((place) => place.id === id);
    const name = (id: UniqueIdentifier) => places[at(id)]?.name ?? '';
    const place = (id: UniqueIdentifier) => `place ${at(id) + 1} of ${places.length}`;
    return {
        onDragStart: ({ active }) => `${name(active.id)} picked up from ${place(active.id)}.`,
        onDragOver: ({ active, over }) => over ? `${name(active.id)} is over ${place(over.id)}.` : `${name(active.id)} is over no place.`,
        onDragEnd: ({ active, over }) => over ? `${name(active.id)} was dropped on ${place(over.id)}.` : `${name(active.id)} was dropped where it was.`,
        onDragCancel: ({ active }) => `Moving was cancelled, ${name(active.id)} is back on ${place(active.id)}.`,
    };
}

/** How the keyboard moves an account, told when its handle has the focus. */
export const INSTRUCTIONS = { draggable: 'Press space to pick the account up, the arrow keys to move it, space again to drop it, escape to cancel.' };
