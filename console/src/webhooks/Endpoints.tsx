import Add from '@mui/icons-material/Add';
import { Alert, Box, Button, Card, CardContent, Chip, FormControlLabel, MenuItem, Stack, Switch, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { CopyText } from '../app/CopyText';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { RowList, Rows, type Column } from '../app/Rows';
import { useClient } from '../app/services';
import { Time } from '../app/Time';
import { useForm } from '../app/useForm';
import { DeliveryLog } from './DeliveryLog';
import { Health } from './Health';

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

const EVENTS = [
    { type: 'carillon.notification.status-changed.v1', label: 'A delivery moved on' },
    { type: 'carillon.batch.completed.v1', label: 'A batch or bulk job is through' },
    { type: 'carillon.webhook.endpoint-disabled.v1', label: 'An endpoint was disabled' },
];

const COLUMNS: Column<Endpoint>[] = [
    { label: 'Address', render: (endpoint) => endpoint.url },
    { label: 'Description', render: (endpoint) => endpoint.description || '—' },
    { label: 'Hears', render: (endpoint) => (endpoint.eventTypes.length ? `${endpoint.eventTypes.length} kinds of events` : 'everything') },
    { label: 'State', render: (endpoint) => <State of={endpoint} /> },
    { label: 'Changed', render: (endpoint) => <Time at={endpoint.updatedAt} /> },
];

function State({ of }: { of: Endpoint }) {
    return <Chip size="small" variant="outlined" color={of.enabled ? 'success' : 'default'} label={of.enabled ? 'on' : 'off'} />;
}

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
                    <Secret of={made.secret ?? ''} />
                    <Button variant="contained" onClick={() => navigate(`/webhook-endpoints/${made.id}`)}>
                        I have kept it
                    </Button>
                </>
            ) : (
                <Form onMade={setMade} />
            )}
        </>
    );
}

/** A signing secret, the one time it can be seen. */
function Secret({ of }: { of: string }) {
    return (
        <Alert severity="warning" sx={{ mb: 2 }}>
            This is the signing secret. Keep it now: it is never shown again.
            <Box sx={{ mt: 1 }}>
                <CopyText text={of} label="signing secret" />
            </Box>
        </Alert>
    );
}

export function EndpointEdit() {
    const { id = '' } = useParams();
    const client = useClient();
    const path = client.admin(`/webhook-endpoints/${id}`);
    const { data, error } = useQuery({ queryKey: ['endpoint', path], queryFn: ({ signal }) => client.get<Endpoint>(path, signal), refetchOnWindowFocus: false, retry: 1 });
    const mayWrite = useMay('edit', 'webhook-endpoints');
    const [secret, setSecret] = useState<string>();
    return (
        <>
            <PageTitle title={data?.description || 'Webhook endpoint'} mark={data && <State of={data} />} actions={data && mayWrite && <Actions endpoint={data} onSecret={setSecret} />}>
                {data?.url}
            </PageTitle>
            <Faults error={error} />
            {secret && <Secret of={secret} />}
            {data && (
                <Stack spacing={2}>
                    <Health endpoint={data} />
                    <DeliveryLog endpoint={data} />
                    <Form key={data.revision} endpoint={data} />
                </Stack>
            )}
        </>
    );
}

function Actions({ endpoint, onSecret }: { endpoint: Endpoint; onSecret: (secret: string) => void }) {
    const client = useClient();
    const notify = useNotify();
    const navigate = useNavigate();
    const queries = useQueryClient();
    const [asking, setAsking] = useState<'rotate' | 'delete'>();
    const [hours, setHours] = useState('24');
    const path = client.admin(`/webhook-endpoints/${endpoint.id}`);
    const test = () =>
        client
            .post<{ messageId: string }>(`${path}/test`)
            .then(() => notify('A test event is on its way', { type: 'success' }))
            .then(() => queries.invalidateQueries({ queryKey: ['deliveries'] }))
            .catch((error: Error) => notify(error.message, { type: 'error' }));
    const rotate = async () => {
        const rotated = await client.post<Endpoint>(`${path}/rotate-secret`, { oldValidForSeconds: Number(hours) * 3600 });
        onSecret(rotated.secret ?? '');
        await queries.invalidateQueries({ queryKey: ['endpoint'] });
    };
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
            <Button variant="outlined" onClick={() => setAsking('rotate')}>
                New secret
            </Button>
            <Button color="error" onClick={() => setAsking('delete')}>
                Delete
            </Button>
            <Ask open={asking === 'rotate'} title="Replace the signing secret?" go="Make a new secret" onGo={rotate} onClose={() => setAsking(undefined)}>
                <Typography sx={{ mb: 2 }}>For a while both sign, so that you can change over without losing events.</Typography>
                <TextField select label="The old one goes on signing" value={hours} onChange={(event) => setHours(event.target.value)} fullWidth>
                    <MenuItem value="0">not at all</MenuItem>
                    <MenuItem value="1">for an hour</MenuItem>
                    <MenuItem value="24">for a day</MenuItem>
                    <MenuItem value="168">for a week</MenuItem>
                </TextField>
            </Ask>
            <Ask open={asking === 'delete'} title="Delete this endpoint?" go="Delete" danger onGo={remove} onClose={() => setAsking(undefined)}>
                It hears nothing more, and what was not delivered yet is lost to it.
            </Ask>
        </>
    );
}

interface Draft {
    url: string;
    description: string;
    eventTypes: string[];
    enabled: boolean;
}

function Form({ endpoint, onMade }: { endpoint?: Endpoint; onMade?: (made: Endpoint) => void }) {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'webhook-endpoints');
    const initial: Draft = { url: endpoint?.url ?? '', description: endpoint?.description ?? '', eventTypes: endpoint?.eventTypes ?? [], enabled: endpoint?.enabled ?? true };
    const form = useForm<Draft>(initial, async (draft) => {
        if (endpoint) {
            const path = client.admin(`/webhook-endpoints/${endpoint.id}`);
            const { body } = await client.json<Endpoint>(path, { method: 'PUT', body: draft, ifMatch: `"${endpoint.revision}"` });
            queries.setQueryData(['endpoint', path], body);
        } else {
            onMade?.(await client.post<Endpoint>(client.admin('/webhook-endpoints'), draft));
        }
        notify('Saved', { type: 'success' });
    });
    const { eventTypes } = form.draft;
    const toggle = (type: string, on: boolean) => form.set('eventTypes', on ? [...eventTypes, type] : eventTypes.filter((each) => each !== type));
    return (
        <Card component="section" aria-label="Endpoint">
            <CardContent>
                <Faults error={form.error} />
                <Stack spacing={2} component="fieldset" disabled={!mayWrite} sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
                    <TextField label="Address" type="url" {...form.field('url', 'https, in the public internet')} />
                    <TextField label="Description" {...form.field('description')} />
                    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
                        <Typography component="legend" variant="body2" color="text.secondary">
                            Is told when (none: always)
                        </Typography>
                        {EVENTS.map(({ type, label }) => (
                            <FormControlLabel key={type} sx={{ display: 'flex' }} control={<Switch size="small" checked={eventTypes.includes(type)} onChange={(event) => toggle(type, event.target.checked)} />} label={label} />
                        ))}
                    </Box>
                    <FormControlLabel control={<Switch checked={form.draft.enabled} onChange={(event) => form.set('enabled', event.target.checked)} />} label="On" />
                    {endpoint && endpoint.headerNames.length > 0 && (
                        <Typography variant="body2" color="text.secondary">
                            Sends headers of your own: {endpoint.headerNames.join(', ')}. Their values are never shown.
                        </Typography>
                    )}
                    {mayWrite && (
                        <Box>
                            <Button variant="contained" onClick={() => void form.save()} disabled={form.busy}>
                                {endpoint ? 'Save' : 'Create'}
                            </Button>
                        </Box>
                    )}
                </Stack>
            </CardContent>
        </Card>
    );
}
