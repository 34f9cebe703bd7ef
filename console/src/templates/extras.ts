import type { Words } from './model';

export interface Attachment {
    name?: string;
    contentType?: string;
    content?: string;
    url?: string;
    contentId?: string;
}

export interface Media {
    kind: string;
    url?: string;
    caption?: string;
    fileName?: string;
}

export interface Button {
    id?: string;
    label?: string;
    url?: string;
}

export interface PushOptions {
    imageUrl?: string;
    collapseKey?: string;
    androidChannelId?: string;
    sound?: string;
    badge?: number;
    ttlSeconds?: number;
}

/** Words with some parts replaced; a part that became empty is left out, so that nothing is sent for it. */
export function withExtras(words: Words, extras: Partial<Words>): Words {
    const all = { ...words, ...extras };
    return Object.fromEntries(Object.entries(all).filter(([name, value]) => !(name in extras) || !isEmpty(value))) as Words;
}

/** An object with one field replaced; a field that became empty is left out. */
export function withField<T extends object>(of: T, field: keyof T, value: unknown): T {
    const { [field]: _before, ...rest } = of;
    return (isEmpty(value) ? rest : { ...rest, [field]: value }) as T;
}

function isEmpty(value: unknown): boolean {
    return value === undefined || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
