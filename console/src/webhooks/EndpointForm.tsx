import { Box, Button, Card, CardContent, FormControlLabel, Stack, Switch, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { written } from '../api/written';
import { useMay } from '../app/access';
import { Faults } from '../app/Faults';
import { MapEditor } from '../app/MapEditor';
import { useClient } from '../app/services';
import { useForm } from '../app/useForm';
import type { Endpoint } from './Endpoints';
import { EVENTS } from './events';

/** What is sent: the endpoint, and its headers only where they were written anew. */
type Draft = Pick<Endpoint, 'url' | 'description' | 'eventTypes' | 'enabled'> & { headers?: Record<string, string> };

const EMPTY: Draft = { url: '', description: '', eventTypes: [], enabled: true };

/** What the server tells of an endpoint and is not told. */
const TOLD = ['headerNames', 'signingSecrets', 'secret'];

/** An endpoint's settings. */
export function EndpointForm({ endpoint, onMade }: { endpoint?: Endpoint; onMade?: (made: Endpoint) => void }) {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'webhook-endpoints');
    const form = useForm<Draft>(endpoint ? written(endpoint, TOLD) : EMPTY, async (draft) => {
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
                {endpoint && (
                    <Typography variant="h2" sx={{ mb: 2 }}>
                        Settings
                    </Typography>
                )}
                <Faults error={form.error} />
                <Stack spacing={2} component="fieldset" disabled={!mayWrite} sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
                    <TextField label="Address" type="url" {...form.field('url', 'https, in the public internet')} />
                    <TextField label="Description" {...form.field('description')} />
                    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
                        <Typography component="legend" variant="body2" color="text.secondary">
                            Is told when (none: always)
                        </Typography>
                        {EVENTS.map(({ type, label }) => (
                            <FormControlLabel key={type} sx={{ display: 'flex', ml: 0 }} control={<Switch size="small" checked={eventTypes.includes(type)} onChange={(event) => toggle(type, event.target.checked)} />} label={label} />
                        ))}
                    </Box>
                    <FormControlLabel sx={{ alignSelf: 'flex-start' }} control={<Switch checked={form.draft.enabled} onChange={(event) => form.set('enabled', event.target.checked)} />} label="On" />
                    <Headers names={endpoint?.headerNames ?? []} onChange={(headers) => form.set('headers', headers)} readOnly={!mayWrite} />
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

/** Request headers of one's own. Their values are never shown, so they stay until all are written anew. */
function Headers({ names, onChange, readOnly }: { names: string[]; onChange: (headers: Record<string, string>) => void; readOnly: boolean }) {
    const [anew, setAnew] = useState(names.length === 0);
    if (anew) {
        return <MapEditor title="Headers of your own" hint="Sent with every call, for example a key your system asks for." one="header" values={{}} onChange={onChange} readOnly={readOnly} />;
    }
    const write = () => {
        setAnew(true);
        onChange({});
    };
    return (
        <Box>
            <Typography variant="h3">Headers of your own</Typography>
            <Typography variant="body2" color="text.secondary">
                {names.join(', ')}. Their values are never shown.
            </Typography>
            {!readOnly && (
                <Button size="small" onClick={write} sx={{ mt: 0.5 }}>
                    Write all anew
                </Button>
            )}
        </Box>
    );
}
