import { diffLines } from 'diff';

export interface FieldChange {
    /** Steps to the field, outermost first. */
    place: string[];
    before?: string;
    after?: string;
}

export interface Piece {
    kind: 'same' | 'added' | 'removed';
    text: string;
}

/** Which fields differ between two JSON values; lists and objects are gone into, texts are compared as a whole. */
export function changes(before: unknown, after: unknown, place: string[] = []): FieldChange[] {
    if (isBranch(before) || isBranch(after)) {
        const left = childrenOf(before);
        const right = childrenOf(after);
        return [...new Set([...Object.keys(left), ...Object.keys(right)])]
            .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))
            .flatMap((key) => changes(left[key], right[key], [...place, key]));
    }
    const [was, is] = [textOf(before), textOf(after)];
    return was === is ? [] : [{ place, before: was, after: is }];
}

export function pieces(before = '', after = ''): Piece[] {
    return diffLines(before, after).map((part) => ({
        kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
        text: part.value,
    }));
}

function isBranch(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}

function childrenOf(value: unknown): Record<string, unknown> {
    return isBranch(value) ? value : {};
}

function textOf(value: unknown): string | undefined {
    return value === undefined || value === null || isBranch(value) ? undefined : String(value);
}
