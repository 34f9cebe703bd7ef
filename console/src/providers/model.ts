export interface Provider {
    id: string;
    channel: string;
    type: string;
    name: string;
    enabled: boolean;
    order: number;
    weight: number;
    settings: Record<string, string>;
    secrets: { name: string; keyId: string }[];
    callback?: { url: string; verified: boolean; verification: string; steps: string[] };
    revision: number;
}

export interface Field {
    name: string;
    kind: string;
    label: string;
    required?: boolean;
    secret?: boolean;
    description?: string;
    default?: string;
    choices?: string[];
}

export interface ProviderType {
    type: string;
    label: string;
    channel: string;
    fields: Field[];
}

export interface Account {
    id: string;
    name: string;
    type: string;
    order: number;
    weight: number;
    enabled: boolean;
}

export interface Route {
    channel: string;
    groups: { accounts: Account[] }[];
    revision: number;
}

/** An account in the order of its channel; `shares` puts it into the group of the one before. */
export interface Place extends Omit<Account, 'order'> {
    shares: boolean;
}

export function placesOf(route: Route): Place[] {
    return route.groups.flatMap((group) =>
        group.accounts.map(({ id, name, type, weight, enabled }, at) => ({ id, name, type, weight, enabled, shares: at > 0 })),
    );
}

/** The first place has nobody to share with, whatever was dragged there. */
export function settled(places: Place[]): Place[] {
    return places.map((place, at) => (at === 0 && place.shares ? { ...place, shares: false } : place));
}

export function groupsOf(places: Place[]): { accounts: { id: string; weight: number; enabled: boolean }[] }[] {
    const groups: { accounts: { id: string; weight: number; enabled: boolean }[] }[] = [];
    for (const { id, weight, enabled, shares } of settled(places)) {
        if (!shares || groups.length === 0) {
            groups.push({ accounts: [] });
        }
        groups[groups.length - 1].accounts.push({ id, weight, enabled });
    }
    return groups;
}

export function moved(places: Place[], from: number, to: number): Place[] {
    const rest = [...places];
    const [taken] = rest.splice(from, 1);
    rest.splice(to, 0, { ...taken, shares: false });
    return settled(rest);
}
