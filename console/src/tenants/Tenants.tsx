import Add from '@mui/icons-material/Add';
import { Button, Chip, Stack } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TextInput, useNotify } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import { written } from '../api/written';
import { SYSTEM } from '../app/acting';
import { Ask } from '../app/Ask';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { RowList, Rows, type Column } from '../app/Rows';
import { useClient } from '../app/services';
import { Status } from '../app/Status';
import { Time } from '../app/Time';
import { TenantForm, type Tenant } from './TenantForm';
import { useActFor } from './useActFor';

const COLUMNS: Column<Tenant>[] = [
    { label: 'Name', render: (tenant) => tenant.name },
    { label: 'State', render: (tenant) => <State of={tenant} /> },
    { label: 'Language', render: (tenant) => tenant.defaultLocale },
    { label: 'Time zone', render: (tenant) => tenant.timeZone },
    { label: 'Since', render: (tenant) => <Time at={tenant.createdAt} /> },
    { label: 'Act for', isAction: true, render: (tenant) => <ActFor tenant={tenant} /> },
];

function State({ of }: { of: Tenant }) {
    return (
        <Stack direction="row" spacing={0.5}>
            <Status of={of.status} />
            {of.sandbox && <Chip size="small" variant="outlined" color="warning" label="sandbox" />}
        </Stack>
    );
}

function ActFor({ tenant }: { tenant: { id: string; name: string } }) {
    const act = useActFor();
    return (
        <Button size="small" variant="outlined" onClick={() => act(tenant)} aria-label={`Act for ${tenant.name}`}>
            Act for it
        </Button>
    );
}

const FILTERS = [<TextInput key="q" source="q" label="How its name begins, or its id" alwaysOn resettable />];

/** All tenants, for platform administrators. */
export function TenantList() {
    const act = useActFor();
    return (
        <>
            <PageTitle
                title="Tenants"
                actions={
                    <>
                        <Button variant="outlined" onClick={() => act(SYSTEM)}>
                            System lookups
                        </Button>
                        <Button variant="contained" startIcon={<Add />} component={RouterLink} to="/tenants/create">
                            New tenant
                        </Button>
                    </>
                }
            />
            <RowList filters={FILTERS} empty="There is no such tenant.">
                <Rows<Tenant> columns={COLUMNS} to={(tenant) => `/tenants/${tenant.id}`} />
            </RowList>
        </>
    );
}

export function TenantCreate() {
    const client = useClient();
    const navigate = useNavigate();
    const notify = useNotify();
    return (
        <>
            <PageTitle title="New tenant" />
            <TenantForm
                whole
                store={async (draft) => {
                    const made = await client.post<Tenant>(client.admin('/tenants'), draft);
                    notify('Created', { type: 'success' });
                    navigate(`/tenants/${made.id}`);
                }}
            />
        </>
    );
}

export function TenantEdit() {
    const { id = '' } = useParams();
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const path = client.admin(`/tenants/${id}`);
    const { data: tenant, error } = useQuery({ queryKey: ['tenant', path], queryFn: ({ signal }) => client.get<Tenant>(path, signal), refetchOnWindowFocus: false, retry: 1 });
    const [asking, setAsking] = useState(false);
    const to = tenant?.status === 'active' ? 'suspend' : 'activate';
    const change = async () => {
        queries.setQueryData(['tenant', path], await client.post<Tenant>(`${path}/${to}`));
        notify(to === 'suspend' ? 'Suspended' : 'Active again', { type: 'success' });
    };
    return (
        <>
            <PageTitle
                title={tenant?.name ?? 'Tenant'}
                mark={tenant && <State of={tenant} />}
                actions={
                    tenant && (
                        <>
                            <ActFor tenant={tenant} />
                            <Button color={to === 'suspend' ? 'error' : 'primary'} onClick={() => setAsking(true)}>
                                {to === 'suspend' ? 'Suspend' : 'Activate'}
                            </Button>
                        </>
                    )
                }
            >
                {tenant?.id}
            </PageTitle>
            <Faults error={error} />
            {tenant && (
                <TenantForm
                    key={tenant.revision}
                    whole
                    tenant={tenant}
                    store={async (draft) => {
                        const { body } = await client.json<Tenant>(path, { method: 'PUT', body: written(draft, ['status']), ifMatch: `"${tenant.revision}"` });
                        queries.setQueryData(['tenant', path], body);
                        notify('Saved', { type: 'success' });
                    }}
                />
            )}
            <Ask open={asking} title={to === 'suspend' ? 'Suspend this tenant?' : 'Activate this tenant?'} go={to === 'suspend' ? 'Suspend' : 'Activate'} danger={to === 'suspend'} onGo={change} onClose={() => setAsking(false)}>
                {to === 'suspend'
                    ? 'Its requests are refused from now on, and what it has under way is held until it is active again.'
                    : 'Its requests are taken again, and what was held goes on.'}
            </Ask>
        </>
    );
}
