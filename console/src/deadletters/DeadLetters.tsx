import { Alert, Box, Button, Card, CardContent, Link, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SelectInput, useListContext, useNotify, useRefresh } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { CHANNELS, channelName } from '../app/channels';
import { CopyText } from '../app/CopyText';
import { Faults } from '../app/Faults';
import { Json } from '../app/Json';
import { PageTitle } from '../app/PageTitle';
import { RowList, Rows, type Column } from '../app/Rows';
import { useClient } from '../app/services';
import { Status } from '../app/Status';
import { Time } from '../app/Time';
import { REASON_CODES, reasonInWords } from '../notifications/words';

interface Letter {
    id: string;
    kind: string;
    state: string;
    reason: string;
    detail?: string;
    from?: { topic: string; partition: number; offset: number };
    notificationId?: string;
    deliveryId?: string;
    channel?: string;
    attempt?: number;
    diedAt: string;
    redrivenAt?: string;
    redrivenBy?: string;
    resolvedAt?: string;
    key?: string;
    headers?: Record<string, string>;
    payload?: unknown;
}

const STATES: Record<string, string> = { OPEN: 'open', REDRIVEN: 're-driven', RESOLVED: 'resolved' };

const FILTERS = [
    <SelectInput key="state" source="state" choices={Object.entries(STATES).map(([id, name]) => ({ id, name }))} alwaysOn />,
    <SelectInput key="kind" source="kind" choices={[{ id: 'DELIVERY', name: 'delivery' }, { id: 'RECORD', name: 'record' }]} alwaysOn />,
    <SelectInput key="channel" source="channel" choices={CHANNELS.map((id) => ({ id, name: channelName(id) }))} alwaysOn />,
    <SelectInput key="reason" source="reason" choices={REASON_CODES.map((id) => ({ id, name: id }))} alwaysOn />,
];

const COLUMNS: Column<Letter>[] = [
    { label: 'Reason', render: (letter) => reasonInWords(letter.reason) },
    { label: 'State', render: (letter) => <Status of={letter.state} label={STATES[letter.state]} /> },
    { label: 'What', render: (letter) => (letter.kind === 'DELIVERY' ? `delivery by ${channelName(letter.channel ?? '')}` : `record of ${letter.from?.topic}`) },
    { label: 'Detail', render: (letter) => letter.detail ?? '—' },
    { label: 'Died', render: (letter) => <Time at={letter.diedAt} /> },
];

/** What could not be delivered or read, and can be tried again. */
export function DeadLetterList() {
    const mayWrite = useMay('edit', 'dead-letters');
    return (
        <>
            <PageTitle title="Dead letters">What could not be delivered or read. Mend the cause, then re-drive.</PageTitle>
            <RowList filters={FILTERS} defaults={{ state: 'OPEN' }} empty="No dead letter. Good.">
                {mayWrite && <RedriveMatching />}
                <Rows<Letter> columns={COLUMNS} to={(letter) => `/dead-letters/${letter.id}/show`} />
            </RowList>
        </>
    );
}

function RedriveMatching() {
    const { filterValues = {} } = useListContext();
    const client = useClient();
    const notify = useNotify();
    const refresh = useRefresh();
    const [asking, setAsking] = useState(false);
    const { state, ...rest } = filterValues as Record<string, string>;
    const filter = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
    if (state && state !== 'OPEN') {
        return null;
    }
    const redrive = async () => {
        const answer = await client.post<{ redriven: number; more?: boolean }>(client.admin('/dead-letters/redrive'), filter);
        notify(`${answer.redriven} re-driven${answer.more ? '; there are more, ask again' : ''}`, { type: 'success' });
        refresh();
    };
    return (
        <Stack direction="row" sx={{ p: 1, justifyContent: 'flex-end' }}>
            <Button onClick={() => setAsking(true)}>Re-drive all that match</Button>
            <Ask open={asking} title="Re-drive all open letters that match?" go="Re-drive" onGo={redrive} onClose={() => setAsking(false)}>
                {Object.keys(filter).length ? Object.values(filter).join(', ') : 'All open letters'}, newest first, a thousand at most.
            </Ask>
        </Stack>
    );
}

/** One dead letter with all that is known of it. */
export function DeadLetterShow() {
    const { id = '' } = useParams();
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'dead-letters');
    const path = client.admin(`/dead-letters/${id}`);
    const { data: letter, error } = useQuery({ queryKey: ['letter', path], queryFn: ({ signal }) => client.get<Letter>(path, signal), retry: 1 });
    const [asking, setAsking] = useState(false);
    const redrive = async () => {
        queries.setQueryData(['letter', path], await client.post<Letter>(`${path}/redrive`));
        notify('It gets another try', { type: 'success' });
    };
    if (!letter) {
        return (
            <>
                <PageTitle title="Dead letter" />
                <Faults error={error} />
            </>
        );
    }
    return (
        <>
            <PageTitle
                title="Dead letter"
                mark={<Status of={letter.state} label={STATES[letter.state]} />}
                actions={
                    mayWrite &&
                    letter.state === 'OPEN' && (
                        <Button variant="contained" onClick={() => setAsking(true)}>
                            Re-drive
                        </Button>
                    )
                }
            >
                <CopyText text={letter.id} label="id" />
            </PageTitle>
            <Alert severity={letter.state === 'OPEN' ? 'warning' : 'success'} sx={{ mb: 2 }}>
                {reasonInWords(letter.reason)} ({letter.reason}){letter.detail && `: ${letter.detail}`}. Died <Time at={letter.diedAt} full />
                {letter.redrivenAt && (
                    <>
                        , re-driven <Time at={letter.redrivenAt} full /> by {letter.redrivenBy}
                    </>
                )}
                {letter.resolvedAt && (
                    <>
                        , resolved <Time at={letter.resolvedAt} full />: the provider told what became of it after all
                    </>
                )}
            </Alert>
            <Card>
                <CardContent>
                    <Stack spacing={2}>
                        {letter.notificationId && (
                            <Typography>
                                {channelName(letter.channel ?? '')}, attempt {letter.attempt}, of{' '}
                                <Link component={RouterLink} to={`/notifications/${letter.notificationId}/show`}>
                                    this message
                                </Link>
                            </Typography>
                        )}
                        {letter.from && (
                            <Typography>
                                {letter.from.topic}, partition {letter.from.partition}, offset {letter.from.offset}
                            </Typography>
                        )}
                        {letter.payload !== undefined && (
                            <Box>
                                <Typography variant="h2" sx={{ mb: 1 }}>Value</Typography>
                                <Json of={letter.payload} label="Value" />
                            </Box>
                        )}
                        {letter.headers && (
                            <Box>
                                <Typography variant="h2" sx={{ mb: 1 }}>Headers</Typography>
                                <Json of={letter.headers} label="Headers" />
                            </Box>
                        )}
                    </Stack>
                </CardContent>
            </Card>
            <Ask open={asking} title="Give it another try?" go="Re-drive" onGo={redrive} onClose={() => setAsking(false)}>
                A delivery gets its next attempt and its time budget anew. If it fails again, it leaves a new letter.
            </Ask>
        </>
    );
}
