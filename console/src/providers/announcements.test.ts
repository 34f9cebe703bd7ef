import type { Active, Over } from '@dnd-kit/core';
import { describe, expect, it } from 'vitest';
import { announcementsOf } from './announcements';
import type { Place } from './model';

const places = ['First', 'Second', 'Third'].map((name) => ({ id: name.toLowerCase(), name }) as Place);
const active = { id: 'first' } as Active;
const told = announcementsOf(places);

describe('what is heard of a drag', () => {
    it('names accounts and places', () => {
        expect(told.onDragStart({ active })).toBe('First picked up from place 1 of 3.');
        expect(told.onDragOver({ active, over: { id: 'third' } as Over })).toBe('First is over place 3 of 3.');
        expect(told.onDragEnd({ active, over: { id: 'second' } as Over })).toBe('First was dropped on place 2 of 3.');
        expect(told.onDragCancel({ active, over: null })).toBe('Moving was cancelled, First is back on place 1 of 3.');
    });

    it('says when there is no place under it', () => {
        expect(told.onDragOver({ active, over: null })).toBe('First is over no place.');
        expect(told.onDragEnd({ active, over: null })).toBe('First was dropped where it was.');
    });
});
