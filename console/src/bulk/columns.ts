/** What a column of a CSV file may mean to the server. */
export const CONTACTS = ['email', 'phone', 'whatsapp', 'userId', 'deviceTokens'] as const;
export const FIELDS = [...CONTACTS, 'locale', 'timeZone'] as const;

export const IGNORED = '';

const PLAIN: Record<string, string> = Object.fromEntries(FIELDS.map((field) => [field.toLowerCase(), field]));

/** What the server takes a column for by its name: a recipient's field, metadata, else a template variable. */
export function meaningOf(name: string): string {
    const trimmed = name.trim();
    if (!trimmed) {
        return IGNORED;
    }
    const field = PLAIN[trimmed.toLowerCase().replace(/[^a-z]/g, '')];
    if (field) {
        return field;
    }
    return trimmed.startsWith('data.') || trimmed.startsWith('metadata.') ? trimmed : `data.${trimmed}`;
}

/** The mapping as the server wants it: only what the columns' names do not say themselves. */
export function mappingOf(header: string[], meanings: string[]): Record<string, string> {
    return Object.fromEntries(
        header
            .map((name, at): [string, string] => [name.trim(), meanings[at] ?? IGNORED])
            .filter(([name, meaning]) => name !== '' && meaning !== meaningOf(name)),
    );
}

/** What stands against sending a file with these columns; empty when nothing does. */
export function complaints(header: string[], meanings: string[], needed: string[]): string[] {
    const found: string[] = [];
    const used = meanings.filter((meaning) => meaning !== IGNORED);
    const twice = used.find((meaning, at) => used.indexOf(meaning) !== at);
    if (twice) {
        found.push(`Two columns mean ${label(twice)}.`);
    }
    if (!used.some((meaning) => (CONTACTS as readonly string[]).includes(meaning))) {
        found.push('No column tells who: an address or a user id is needed.');
    }
    if (new Set(header.map((name) => name.trim())).size < header.length) {
        found.push('Two columns have the same name.');
    }
    const missing = needed.filter((variable) => !used.includes(`data.${variable}`));
    if (missing.length > 0) {
        found.push(`The template needs ${missing.join(', ')}, and no column is that.`);
    }
    return found;
}

export function label(meaning: string): string {
    if (meaning === IGNORED) {
        return 'leave out';
    }
    const names: Record<string, string> = {
        email: 'e-mail address', phone: 'phone number', whatsapp: 'WhatsApp number', userId: 'user id',
        deviceTokens: 'device tokens', locale: 'language', timeZone: 'time zone',
    };
    return names[meaning] ?? meaning.replace(/^data\./, 'variable ').replace(/^metadata\./, 'metadata ');
}

/** A row's template variables, to see what its message looks like. */
export function dataOf(row: string[], meanings: string[]): Record<string, string> {
    const data: Record<string, string> = {};
    meanings.forEach((meaning, at) => {
        if (meaning.startsWith('data.') && row[at]) {
            data[meaning.slice('data.'.length)] = row[at];
        }
    });
    return data;
}
