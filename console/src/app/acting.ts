import { useSyncExternalStore } from 'react';

/** The tenant a platform administrator acts for; kept for this tab only. */
export interface ActingFor {
    id: string;
    name: string;
}

/** Values that belong to everybody: lookups only. */
export const SYSTEM: ActingFor = { id: '00000000-0000-0000-0000-000000000000', name: 'the system' };

const KEY = 'carillon.acting-for';
const listeners = new Set<() => void>();
let current: ActingFor | null = read();

function read(): ActingFor | null {
    try {
        return JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') as ActingFor | null;
    } catch {
        return null;
    }
}

export function actingFor(): ActingFor | null {
    return current;
}

export function actFor(tenant: ActingFor | null): void {
    current = tenant;
    if (tenant) {
        window.sessionStorage.setItem(KEY, JSON.stringify(tenant));
    } else {
        window.sessionStorage.removeItem(KEY);
    }
    listeners.forEach((listener) => listener());
}

export function useActingFor(): ActingFor | null {
    return useSyncExternalStore((listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
    }, actingFor);
}
