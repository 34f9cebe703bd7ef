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
