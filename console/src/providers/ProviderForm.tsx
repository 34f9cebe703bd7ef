import { Alert, Box, Button, Card, CardContent, FormControlLabel, MenuItem, Stack, Switch, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import type { Page } from '../api/cursors';
import { written } from '../api/written';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { channelName } from '../app/channels';
import { CopyText } from '../app/CopyText';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { useClient } from '../app/services';
import { useForm } from '../app/useForm';
import type { Field, Provider, ProviderType } from './model';
import { TestButton } from './TestButton';

function useTypes() {
    const client = useClient();
    return useQuery({
        queryKey: ['provider-types'],
        queryFn: async ({ signal }) => {
            const answer = await client.get<Page<ProviderType> | ProviderType[]>(client.admin('/provider-types'), signal);
            return Array.isArray(answer) ? answer : answer.data;
        },
        staleTime: Infinity,
        retry: 1,
    });
}

export function ProviderCreate() {
    const { data: types, error } = useTypes();
    const [type, setType] = useState<string>();
    const chosen = types?.find((each) => each.type === type);
    return (
        <>
            <PageTitle title="New provider" />
            <Faults error={error} />
            <Card sx={{ mb: 2 }}>
                <CardContent>
                    <TextField select fullWidth label="Provider" value={type ?? ''} onChange={(event) => setType(event.target.value)}>
                        {(types ?? []).map((each) => (
                            <MenuItem key={each.type} value={each.type}>
                                {each.label} ({channelName(each.channel)})
                            </MenuItem>
                        ))}
                    </TextField>
                </CardContent>
            </Card>
            {chosen && <Form key={chosen.type} type={chosen} />}
        </>
    );
}

export function ProviderEdit() {
    const { id = '' } = useParams();
    const client = useClient();
    const path = client.admin(`/providers/${id}`);
    const { data: types } = useTypes();
    const { data: provider, error } = useQuery({ queryKey: ['provider', path], queryFn: ({ signal }) => client.get<Provider>(path, signal), refetchOnWindowFocus: false, retry: 1 });
    const type = types?.find((each) => each.type === provider?.type);
    const mayWrite = useMay('edit', 'providers');
    return (
        <>
            <PageTitle title={provider?.name ?? 'Provider'} actions={provider && mayWrite && <Actions provider={provider} />}>
                {type && `${type.label}, ${channelName(type.channel)}`}
            </PageTitle>
            <Faults error={error} />
            <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.4fr) minmax(0, 1fr)' }, columnGap: 2, alignItems: 'start' }}>
                {provider && type && <Form key={provider.revision} type={type} provider={provider} />}
                {provider?.callback && <Callback of={provider.callback} />}
            </Box>
        </>
    );
}

function Actions({ provider }: { provider: Provider }) {
    const client = useClient();
    const notify = useNotify();
    const navigate = useNavigate();
    const [deleting, setDeleting] = useState(false);
    const remove = async () => {
        await client.json(client.admin(`/providers/${provider.id}`), { method: 'DELETE', ifMatch: `"${provider.revision}"` });
        notify('Deleted', { type: 'success' });
        navigate('/providers');
    };
    return (
        <>
            <TestButton id={provider.id} name={provider.name} />
            <Button color="error" onClick={() => setDeleting(true)}>
                Delete
            </Button>
            <Ask open={deleting} title={`Delete “${provider.name}”?`} go="Delete" danger onGo={remove} onClose={() => setDeleting(false)}>
                Its credentials are gone for good, and messages go by the channel’s other accounts, if there are any. What its
                provider still reports cannot be checked then and is lost: disable it first if it sent messages lately.
            </Ask>
        </>
    );
}

interface Draft {
    name?: string;
    enabled: boolean;
    settings: Record<string, string>;
    secrets: Record<string, string>;
}

function Form({ type, provider }: { type: ProviderType; provider?: Provider }) {
    const client = useClient();
    const notify = useNotify();
    const navigate = useNavigate();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'providers');
    const defaults = Object.fromEntries(type.fields.filter((field) => field.default && !field.secret).map((field) => [field.name, field.default as string]));
    const initial: Draft = provider ? { ...written(provider, ['channel', 'callback']), secrets: {} } : { name: type.label, enabled: true, settings: defaults, secrets: {} };
    const form = useForm<Draft>(initial, async (draft) => {
        const body = { type: type.type, ...draft };
        if (provider) {
            const path = client.admin(`/providers/${provider.id}`);
            const { body: saved } = await client.json<Provider>(path, { method: 'PUT', body, ifMatch: `"${provider.revision}"` });
            queries.setQueryData(['provider', path], saved);
        } else {
            const made = await client.post<Provider>(client.admin('/providers'), body);
            navigate(`/providers/${made.id}`);
        }
        notify('Saved', { type: 'success' });
    });
    const isSet = (name: string) => Boolean(provider?.secrets.some((secret) => secret.name === name));
    return (
        <Card sx={{ mb: 2 }}>
            <CardContent>
                <Faults error={form.error} />
                <Stack spacing={2} component="fieldset" disabled={!mayWrite} sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
                    <TextField label="Name" {...form.field('name')} />
                    {type.fields.map((field) => (
                        <Input key={field.name} of={field} isSet={isSet(field.name)} form={form} />
                    ))}
                    <FormControlLabel
                        control={<Switch checked={form.draft.enabled} onChange={(event) => form.set('enabled', event.target.checked)} />}
                        label="May be used"
                    />
                    {mayWrite && (
                        <Box>
                            <Button variant="contained" onClick={() => void form.save()} disabled={form.busy}>
                                {provider ? 'Save' : 'Create'}
                            </Button>
                        </Box>
                    )}
                </Stack>
            </CardContent>
        </Card>
    );
}

function Input({ of, isSet, form }: { of: Field; isSet: boolean; form: ReturnType<typeof useForm<Draft>> }) {
    const label = of.label + (of.required && !isSet ? ' *' : '');
    const field = form.field(`${of.secret ? 'secrets' : 'settings'}/${of.name}`, of.description);
    if (of.secret) {
        const lines = of.kind === 'multiline';
        return (
            <TextField
                label={label}
                {...field}
                type={lines ? 'text' : 'password'}
                multiline={lines}
                minRows={lines ? 4 : undefined}
                autoComplete="new-password"
                placeholder={isSet ? 'set; leave empty to keep it' : undefined}
                slotProps={{ inputLabel: isSet ? { shrink: true } : undefined }}
            />
        );
    }
    if (of.choices?.length) {
        return (
            <TextField select label={label} {...field}>
                {of.choices.map((choice) => (
                    <MenuItem key={choice} value={choice}>
                        {choice}
                    </MenuItem>
                ))}
            </TextField>
        );
    }
    const lines = of.kind === 'multiline';
    return <TextField label={label} {...field} type={of.kind === 'number' ? 'number' : 'text'} multiline={lines} minRows={lines ? 4 : undefined} />;
}

function Callback({ of }: { of: NonNullable<Provider['callback']> }) {
    return (
        <Card>
            <CardContent>
                <Typography variant="h2" sx={{ mb: 1 }}>
                    How the provider reports back
                </Typography>
                <CopyText text={of.url} label="callback address" />
                <Alert severity={of.verified ? 'success' : 'warning'} sx={{ my: 1.5 }}>
                    {of.verified ? 'Reports can be verified' : 'Reports cannot be verified yet, so they are refused'}: {of.verification}
                </Alert>
                <Box component="ol" sx={{ m: 0, pl: 2.5, typography: 'body2', overflowWrap: 'anywhere' }}>
                    {of.steps.map((step) => (
                        <li key={step}>{step}</li>
                    ))}
                </Box>
            </CardContent>
        </Card>
    );
}
