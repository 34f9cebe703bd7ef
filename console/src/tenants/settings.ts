import { useQuery } from '@tanstack/react-query';
import { useIdentity } from '../app/access';
import { SYSTEM, useActingFor } from '../app/acting';
import { useClient } from '../app/services';
import type { Tenant } from './TenantForm';

/** The settings of the tenant whose pages are shown; none while there is no tenant. */
export function useSettings() {
    const client = useClient();
    const identity = useIdentity();
    const acting = useActingFor()?.id;
    const tenant = identity?.platform ? acting : identity?.tenant;
    const path = client.admin('/settings');
    const found = useQuery({
        queryKey: ['settings', path],
        queryFn: ({ signal }) => client.get<Tenant>(path, signal),
        enabled: Boolean(tenant) && tenant !== SYSTEM.id,
        refetchOnWindowFocus: false,
        staleTime: 60_000,
        retry: 1,
    });
    return { ...found, path };
}
