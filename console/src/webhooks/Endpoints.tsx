import Add from '@mui/icons-material/Add';
import { Box, Button, Stack } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { RowList, Rows, type Column } from '../app/Rows';
import { useClient } from '../app/services';
import { Time } from '../app/Time';
import { DeliveryLog } from './DeliveryLog';
import { EndpointForm } from './EndpointForm';
import { EndpointState, HealthNote, ListedState } from './Health';
import { Secrets, ShownOnce } from './Secrets';

export interface Endpoint {
    id: string;
    url: string;
    description: string;
    eventTypes: string[];
    enabled: boolean;
    headerNames: string[];
    signingSecrets: { name: string; createdAt: string; validUntil?: string }[];
    secret?: string;
    revision: number;
    updatedAt: string;
}

const COLUMNS: Column<Endpoint>[] = [
    { label: 'Address', render: (endpoint) => endpoint.url },
    { label: 'Description', render: (endpoint) => endpoint.description || '—' },
    { label: 'Hears', render: (endpoint) => (endpoint.eventTypes.length ? `${endpoint.eventTypes.length} kinds of events` : 'everything') },
    { label: 'State', render: (endpoint) => <ListedState of={endpoint} /> },
    { label: 'Changed', render: (endpoint) => <Time at={endpoint.updatedAt} /> },
];

/** Where a tenant's own systems are told of events. */
export function EndpointList() {
    const mayWrite = useMay('create', 'webhook-endpoints');
    return (
        <>
            <PageTitle
                title="Webhooks"
                actions={
                    mayWrite && (
                        <Button variant="contained" startIcon={<Add />} component={RouterLink} to="/webhook-endpoints/create">
                            New endpoint
                        </Button>
                    )
                }
            >
                Addresses of your own systems that are told what happens, signed.
            </PageTitle>
            <RowList empty="No endpoint yet.">
                <Rows<Endpoint> columns={COLUMNS} to={(endpoint) => `/webhook-endpoints/${endpoint.id}`} />
            </RowList>
        </>
    );
}

export function EndpointCreate() {
    const [made, setMade] = useState<Endpoint>();
    const navigate = useNavigate();
    return (
        <>
            <PageTitle title="New endpoint" />
            {made ? (
                <>
                    <ShownOnce secret={made.secret ?? ''} />
                    <Button variant="contained" onClick={() => navigate(`/webhook-endpoints/${made.id}`)}>
                        I have kept it
                    </Button>
                </>
            ) : (
                <EndpointForm onMade={setMade} />
            )}
        </>
    );
}

export function EndpointEdit() {
    const { id = '' } = useParams();
    const client = useClient();
    const path = client.admin(`/webhook-endpoints/${id}`);
    const { data, error } = useQuery({ queryKey: ['endpoint', path], queryFn: ({ signal }) => client.get<Endpoint>(path, signal), refetchOnWindowFocus: false, retry: 1 });
    const mayWrite = useMay('edit', 'webhook-endpoints');
    return (
        <>
            <PageTitle title={data?.description || 'Webhook endpoint'} mark={data && <EndpointState of={data} />} actions={data && mayWrite && <Actions endpoint={data} />}>
                {data?.url}
            </PageTitle>
            <Faults error={error} />
            {data && (
                <Stack spacing={2}>
                    <HealthNote endpoint={data} />
                    <DeliveryLog endpoint={data} />
                    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.4fr) minmax(0, 1fr)' }, gap: 2, alignItems: 'start' }}>
                        <EndpointForm key={data.revision} endpoint={data} />
                        <Secrets endpoint={data} />
                    </Box>
                </Stack>
            )}
        </>
    );
}

function Actions({ endpoint }: { endpoint: Endpoint }) {
    const client = useClient();
    const notify = useNotify();
    const navigate = useNavigate();
    const queries = useQueryClient();
    const [deleting, setDeleting] = useState(false);
    const path = client.admin(`/webhook-endpoints/${endpoint.id}`);
    const test = () =>
        client
            .post<{ messageId: string }>(`${path}/test`)
            .then(() => notify('A test event is on its way', { type: 'success' }))
            .then(() => queries.invalidateQueries({ queryKey: ['deliveries'] }))
            .catch((error: Error) => notify(error.message, { type: 'error' }));
    const remove = async () => {
        await client.json(path, { method: 'DELETE', ifMatch: `"${endpoint.revision}"` });
        notify('Deleted', { type: 'success' });
        navigate('/webhook-endpoints');
    };
    return (
        <>
            <Button variant="outlined" onClick={() => void test()}>
                Send test event
            </Button>
            <Button color="error" onClick={() => setDeleting(true)}>
                Delete
            </Button>
            <Ask open={deleting} title="Delete this endpoint?" go="Delete" danger onGo={remove} onClose={() => setDeleting(false)}>
                It hears nothing more, and what was not delivered yet is lost to it.
            </Ask>
        </>
    );
}
