import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useMay } from '../app/access';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { useClient } from '../app/services';
import { TenantForm, type Tenant } from './TenantForm';

/** What a tenant's own people may set. */
export function SettingsPage() {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'settings');
    const path = client.admin('/settings');
    const { data, error } = useQuery({ queryKey: ['settings', path], queryFn: ({ signal }) => client.get<Tenant>(path, signal), refetchOnWindowFocus: false, retry: 1 });
    return (
        <>
            <PageTitle title="Settings">{data?.name}</PageTitle>
            <Faults error={error} />
            {data && (
                <TenantForm
                    key={data.revision}
                    tenant={data}
                    readOnly={!mayWrite}
                    store={async ({ defaultLocale, timeZone, branding }) => {
                        const answer = await client.json<Tenant>(path, { method: 'PUT', body: { defaultLocale, timeZone, branding }, ifMatch: `"${data.revision}"` });
                        queries.setQueryData(['settings', path], answer.body);
                        notify('Saved', { type: 'success' });
                    }}
                />
            )}
        </>
    );
}
