import { written } from '../api/written';
import type { Attachment, Button, Media, PushOptions } from './extras';

export interface Words {
    subject?: string;
    html?: string;
    mjml?: string;
    text?: string;
    title?: string;
    body?: string;
    actionUrl?: string;
    actionLabel?: string;
    whatsappTemplate?: string;
    whatsappParameters?: string[];
    whatsappLanguage?: string;
    data?: Record<string, string>;
    attachments?: Attachment[];
    media?: Media;
    buttons?: Button[];
    push?: PushOptions;
    [other: string]: unknown;
}

export type Locales = Record<string, Record<string, Words>>;

export interface Step {
    channel: string;
    afterSeconds?: number;
    unless?: string;
}

/** What an author writes and what a version freezes. */
export interface Draft {
    code: string;
    name: string;
    category: string;
    defaultChannels: string[];
    engine: string;
    strict: boolean;
    variables?: Record<string, unknown>;
    layout?: string;
    partials?: Record<string, string>;
    digest?: { windowSeconds: number; key?: string };
    escalation?: Step[];
    locales: Locales;
}

export interface Template extends Draft {
    id: string;
    publishedVersion?: number;
    lastVersion: number;
    revision: number;
    updatedAt: string;
}

export interface Version extends Omit<Draft, 'code' | 'name'> {
    version: number;
    publishedBy: string;
    publishedAt: string;
}

export interface TemplateSummary {
    id: string;
    code: string;
    name: string;
    category: string;
    defaultChannels: string[];
    locales: Record<string, string[]>;
    publishedVersion?: number;
    lastVersion: number;
    updatedAt: string;
}

export interface Warning {
    pointer: string;
    detail: string;
}

export interface ChannelPreview {
    locale: string;
    content: Words;
    sms?: { encoding: string; units: number; segments: number };
    warnings: Warning[];
}

export interface Preview {
    channels: Record<string, ChannelPreview>;
    warnings: Warning[];
}

/** The part of a template that its author writes: what is sent when it is saved. */
export function draftOf(template: Template): Draft {
    return written(template, ['publishedVersion', 'lastVersion']);
}

/** Of a draft or version alone, so that no comparison is about it. */
const NOT_COMPARED = ['code', 'name', 'version', 'publishedBy', 'publishedAt', 'warnings'];

/** What a version froze, as far as a draft has it too: so that the two can be compared. */
export function comparable(of: Draft | Version): object {
    const empty = (value: unknown) => value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
    return Object.fromEntries(Object.entries(written(of, NOT_COMPARED)).filter(([, value]) => !empty(value)));
}

export interface Part {
    name: keyof Words & string;
    label: string;
    lines?: number;
    code?: boolean;
    hint?: string;
}

/** What can be said on a channel. */
export function partsOf(channel: string, words: Words): Part[] {
    switch (channel) {
        case 'email':
            return [
                { name: 'subject', label: 'Subject' },
                words.mjml === undefined
                    ? { name: 'html', label: 'HTML', lines: 14, code: true }
                    : { name: 'mjml', label: 'MJML', lines: 14, code: true },
                { name: 'text', label: 'Plain text', lines: 4, hint: 'Made of the HTML when it is empty' },
            ];
        case 'sms':
            return [{ name: 'text', label: 'Text', lines: 4 }];
        case 'whatsapp':
            return [
                { name: 'text', label: 'Free text', lines: 4, hint: 'Within 24 hours of the person’s last message' },
                { name: 'whatsappTemplate', label: 'Approved template’s name' },
                { name: 'whatsappLanguage', label: 'Its language, if not this one' },
            ];
        case 'webhook':
            return [{ name: 'text', label: 'JSON', lines: 6, code: true }];
        default:
            return [
                { name: 'title', label: 'Title' },
                { name: 'body', label: 'Body', lines: 4 },
                { name: 'actionUrl', label: 'Leads to' },
                ...(channel === 'in-app' ? [{ name: 'actionLabel' as const, label: 'Words on its button' }] : []),
            ];
    }
}

/** A draft with one part of one channel replaced; an empty part is left out. */
export function withPart(draft: Draft, locale: string, channel: string, part: string, source: string | undefined): Draft {
    const words = { ...draft.locales[locale]?.[channel], [part]: source };
    if (source === undefined || (source === '' && part !== 'mjml' && part !== 'html')) {
        delete words[part];
    }
    return withWords(draft, locale, channel, words);
}

export function withWords(draft: Draft, locale: string, channel: string, words: Words | undefined): Draft {
    const channels = { ...draft.locales[locale] };
    if (words) {
        channels[channel] = words;
    } else {
        delete channels[channel];
    }
    return { ...draft, locales: { ...draft.locales, [locale]: channels } };
}

interface Schema {
    type?: string;
    properties?: Record<string, Schema>;
    required?: string[];
    items?: Schema;
    examples?: unknown[];
    example?: unknown;
    default?: unknown;
    enum?: unknown[];
}

/** Data to try a template with, made of its schema: examples, defaults, or the variable's own name. */
export function sampleOf(schema: unknown, name = 'value'): unknown {
    const of = (schema ?? {}) as Schema;
    const given = of.examples?.[0] ?? of.example ?? of.default ?? of.enum?.[0];
    if (given !== undefined) {
        return given;
    }
    switch (of.type) {
        case 'number':
        case 'integer':
            return 1;
        case 'boolean':
            return true;
        case 'array':
            return [sampleOf(of.items, name)];
        case 'string':
            return name;
        default:
            break;
    }
    if (of.properties || of.type === 'object' || of.required) {
        const names = new Set([...Object.keys(of.properties ?? {}), ...(of.required ?? [])]);
        return Object.fromEntries([...names].map((key) => [key, sampleOf(of.properties?.[key] ?? { type: 'string' }, key)]));
    }
    return name;
}

export function sampleData(schema: unknown): Record<string, unknown> {
    const sample = schema ? sampleOf(schema) : {};
    return typeof sample === 'object' && sample !== null ? (sample as Record<string, unknown>) : {};
}
