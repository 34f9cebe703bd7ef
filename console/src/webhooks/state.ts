import { useQuery } from '@tanstack/react-query';
import { useClient } from '../app/services';
import type { Endpoint } from './Endpoints';

/** How an endpoint fares, as core sees it. */
export interface Health {
    enabled: boolean;
    disabledReason?: string;
    disabledAt?: string;
    failingSince?: string;
    pausedUntil?: string;
    lastSuccessAt?: string;
}

const REASONS: Record<string, string> = {
    gone: 'it answered that it is gone for good (410)',
    failing: 'every call failed for days',
    tenant: 'somebody switched it off here',
};

export function reasonInWords(reason = ''): string {
    return REASONS[reason] ?? reason;
}

export function useHealth(endpoint: Endpoint) {
    const client = useClient();
    const path = client.admin(`/webhook-endpoints/${endpoint.id}`);
    return useQuery({
        queryKey: ['endpoint-health', path, endpoint.enabled],
        queryFn: ({ signal }) => client.get<Health>(`${path}/health`, signal),
        refetchInterval: 10_000,
        retry: false,
    });
}

/** How all that a list shows fare: one request, however many rows ask. */
export function useHealths(endpoints: Endpoint[]): Record<string, Health> {
    const client = useClient();
    const path = `${client.admin('/webhook-endpoints/health')}?${new URLSearchParams(endpoints.map(({ id }) => ['ids', id]))}`;
    const { data } = useQuery({
        queryKey: ['endpoint-health', path],
        queryFn: async ({ signal }) => {
            const found = await client.get<{ data: { id: string; health: Health }[] }>(path, signal);
            return Object.fromEntries(found.data.map(({ id, health }) => [id, health]));
        },
        enabled: endpoints.length > 0,
        refetchInterval: 10_000,
        retry: false,
    });
    return data ?? {};
}

/** In a word: does it hear of events? */
export function stateOf(endpoint: Endpoint, health?: Health): { label: string; color: 'success' | 'warning' | 'error' | 'default' } {
    if (!endpoint.enabled) {
        return { label: 'off', color: 'default' };
    }
    if (health?.disabledAt) {
        return { label: 'disabled', color: 'error' };
    }
    if (health?.failingSince) {
        return { label: 'failing', color: 'warning' };
    }
    return { label: 'on', color: 'success' };
}
