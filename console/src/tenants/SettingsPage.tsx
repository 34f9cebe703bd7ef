import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { written } from '../api/written';
import { useMay } from '../app/access';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { useClient } from '../app/services';
import { useSettings } from './settings';
import { TenantForm, type Tenant } from './TenantForm';

/** What only platform administrators set. */
const NOT_ITS_OWN = ['name', 'limits', 'sandbox', 'retentionDays'];

/** What a tenant's own people may set. */
export function SettingsPage() {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'settings');
    const { data, error, path } = useSettings();
    return (
        <>
            <PageTitle title="Settings">{data?.name}</PageTitle>
            <Faults error={error} />
            {data && (
                <TenantForm
                    key={data.revision}
                    tenant={data}
                    readOnly={!mayWrite}
                    store={async (draft) => {
                        const { body } = await client.json<Tenant>(path, { method: 'PUT', body: written(draft, NOT_ITS_OWN), ifMatch: `"${data.revision}"` });
                        queries.setQueryData(['settings', path], body);
                        notify('Saved', { type: 'success' });
                    }}
                />
            )}
        </>
    );
}
