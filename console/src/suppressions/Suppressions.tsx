import Add from '@mui/icons-material/Add';
import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { SelectInput, TextInput, useListContext, useNotify, useRefresh, useUnselectAll } from 'react-admin';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { channelName } from '../app/channels';
import { PageTitle } from '../app/PageTitle';
import { RowList, Rows, type Column } from '../app/Rows';
import { useClient } from '../app/services';
import { Time } from '../app/Time';

interface Suppression {
    id: string;
    channel: string;
    address?: string;
    reason: string;
    source: string;
    note?: string;
    createdAt: string;
}

const CHANNELS = ['email', 'sms', 'whatsapp', 'push'].map((id) => ({ id, name: channelName(id) }));
const REASONS = ['hard-bounce', 'complaint', 'stop', 'dead-token', 'manual'].map((id) => ({ id, name: id.replace('-', ' ') }));

const FILTERS = [
    <SelectInput key="channel" source="channel" choices={CHANNELS} alwaysOn />,
    <SelectInput key="reason" source="reason" choices={REASONS} alwaysOn />,
    <TextInput key="address" source="address" label="Exact address (with a channel)" alwaysOn resettable />,
];

const SOURCES: Record<string, string> = { outcome: 'a provider refused it', receipt: 'a provider reported it', api: 'somebody asked for it' };

/** Addresses that are not written to any more. */
export function SuppressionList() {
    const mayWrite = useMay('create', 'suppressions');
    const [adding, setAdding] = useState(false);
    const columns: Column<Suppression>[] = [
        { label: 'Address', render: (each) => each.address ?? 'erased' },
        { label: 'Channel', render: (each) => channelName(each.channel) },
        { label: 'Reason', render: (each) => each.reason.replace('-', ' ') },
        { label: 'Because', render: (each) => [SOURCES[each.source] ?? each.source, each.note].filter(Boolean).join(': ') },
        { label: 'Since', render: (each) => <Time at={each.createdAt} /> },
        ...(mayWrite ? [{ label: 'Release', isAction: true, render: (each: Suppression) => <ReleaseOne of={each} /> }] : []),
    ];
    return (
        <>
            <PageTitle
                title="Suppressions"
                actions={
                    mayWrite && (
                        <Button variant="contained" startIcon={<Add />} onClick={() => setAdding(true)}>
                            Add address
                        </Button>
                    )
                }
            >
                Addresses that are not written to any more, whatever is sent.
            </PageTitle>
            <RowList filters={FILTERS} empty="No address is suppressed.">
                {mayWrite && <ReleaseMatching />}
                <Rows<Suppression> columns={columns} bulkActions={mayWrite ? <ReleaseSelected /> : false} />
            </RowList>
            <AddDialog open={adding} onClose={() => setAdding(false)} />
        </>
    );
}

function ReleaseOne({ of }: { of: Suppression }) {
    const client = useClient();
    const notify = useNotify();
    const refresh = useRefresh();
    const [asking, setAsking] = useState(false);
    const release = async () => {
        await client.json(client.admin(`/suppressions/${of.id}`), { method: 'DELETE' });
        notify('Released', { type: 'success' });
        refresh();
    };
    return (
        <>
            <Button size="small" onClick={() => setAsking(true)} aria-label={`Release ${of.address ?? 'address'}`}>
                Release
            </Button>
            <Ask open={asking} title={`Write to ${of.address ?? 'this address'} again?`} go="Release" onGo={release} onClose={() => setAsking(false)}>
                Only do this when its owner asked for it: providers punish senders who write on.
            </Ask>
        </>
    );
}

function ReleaseSelected() {
    const { selectedIds = [] } = useListContext();
    const client = useClient();
    const notify = useNotify();
    const refresh = useRefresh();
    const unselect = useUnselectAll('suppressions');
    const release = async () => {
        const { released } = await client.post<{ released: number }>(client.admin('/suppressions/release'), { ids: selectedIds });
        notify(`${released} released`, { type: 'success' });
        unselect();
        refresh();
    };
    return <Button onClick={() => void release().catch((error: Error) => notify(error.message, { type: 'error' }))}>Release selected</Button>;
}

function ReleaseMatching() {
    const { filterValues } = useListContext();
    const client = useClient();
    const notify = useNotify();
    const refresh = useRefresh();
    const [asking, setAsking] = useState(false);
    const filter = Object.fromEntries(Object.entries(filterValues ?? {}).filter(([, value]) => value));
    if (Object.keys(filter).length === 0) {
        return null;
    }
    const release = async () => {
        const { released } = await client.post<{ released: number }>(client.admin('/suppressions/release'), { filter });
        notify(`${released} released`, { type: 'success' });
        refresh();
    };
    return (
        <Stack direction="row" sx={{ p: 1, justifyContent: 'flex-end' }}>
            <Button onClick={() => setAsking(true)}>Release all that match</Button>
            <Ask open={asking} title="Release all that match the filter?" go="Release all" danger onGo={release} onClose={() => setAsking(false)}>
                {Object.values(filter).join(', ')}. All of them are written to again, on further pages too.
            </Ask>
        </Stack>
    );
}

function AddDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
    const client = useClient();
    const notify = useNotify();
    const refresh = useRefresh();
    const [body, setBody] = useState({ channel: 'email', address: '', note: '' });
    const add = async () => {
        await client.post(client.admin('/suppressions'), { ...body, note: body.note || undefined });
        notify('Added', { type: 'success' });
        setBody({ ...body, address: '', note: '' });
        refresh();
    };
    return (
        <Ask open={open} title="Never write to an address again" go="Add" onGo={add} onClose={onClose} disabled={!body.address}>
            <Stack spacing={2} sx={{ pt: 1 }}>
                <TextField select label="Channel" value={body.channel} onChange={(event) => setBody({ ...body, channel: event.target.value })}>
                    {CHANNELS.map(({ id, name }) => (
                        <MenuItem key={id} value={id}>
                            {name}
                        </MenuItem>
                    ))}
                </TextField>
                <TextField label="Address" value={body.address} onChange={(event) => setBody({ ...body, address: event.target.value })} />
                <TextField label="Note" value={body.note} onChange={(event) => setBody({ ...body, note: event.target.value })} />
            </Stack>
        </Ask>
    );
}
