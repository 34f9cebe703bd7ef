import { useState } from 'react';
import { ApiProblem } from '../api/problem';

/**
 * A small form: its draft, what is wrong with it, saving. `field('limits/send')` gives a text field its value, its
 * fault and its change.
 */
export function useForm<T extends object>(initial: T, store: (draft: T) => Promise<void>) {
    const [draft, setDraft] = useState<T>(initial);
    const [error, setError] = useState<unknown>();
    const [busy, setBusy] = useState(false);
    const faults = error instanceof ApiProblem ? error.faults : [];
    const fault = (pointer: string) => faults.find((each) => each.pointer === `/${pointer}`)?.detail;
    const set = (pointer: string, value: unknown) => setDraft((before) => replaced(before, pointer.split('/'), value) as T);
    const field = (pointer: string, hint?: string) => ({
        value: String(at(draft, pointer.split('/')) ?? ''),
        onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => set(pointer, event.target.value),
        error: Boolean(fault(pointer)),
        helperText: fault(pointer) ?? hint,
        fullWidth: true,
    });
    const save = async () => {
        setBusy(true);
        setError(undefined);
        try {
            await store(draft);
        } catch (failure) {
            setError(failure);
        } finally {
            setBusy(false);
        }
    };
    return { draft, setDraft, set, field, fault, error, busy, save };
}

/** A number as it was typed; none when nothing was. */
export function numberOf(text: string): number | undefined {
    return text === '' ? undefined : Number(text);
}

function at(value: unknown, steps: string[]): unknown {
    return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value);
}

/** A copy with one place replaced; an empty text takes the place away. */
export function replaced(value: unknown, [step, ...rest]: string[], to: unknown): object {
    const copy: Record<string, unknown> = { ...(value as object) };
    if (rest.length > 0) {
        copy[step] = replaced(copy[step], rest, to);
    } else if (to === '' || to === undefined) {
        delete copy[step];
    } else {
        copy[step] = to;
    }
    return copy;
}
