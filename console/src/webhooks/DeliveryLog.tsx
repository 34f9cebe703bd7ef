import { Box, Button, Card, CardContent, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { query } from '../api/client';
import type { Page } from '../api/cursors';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { CopyText } from '../app/CopyText';
import { Faults } from '../app/Faults';
import { Json } from '../app/Json';
import { useClient } from '../app/services';
import { Status } from '../app/Status';
import { CODE_FONT } from '../app/theme';
import { duration, Time } from '../app/Time';
import type { Endpoint } from './Endpoints';
import { eventInWords } from './events';

interface Told {
    id: string;
    eventType: string;
    status: string;
    attempts: number;
    createdAt: string;
    lastAttemptAt?: string;
    nextAttemptAt?: string;
    responseStatus?: number;
    responseExcerpt?: string;
    durationMillis?: number;
    code?: string;
}

const STATUSES = ['PENDING', 'RETRYING', 'DELIVERED', 'FAILED'];

/** What the endpoint was told, and what it answered. */
export function DeliveryLog({ endpoint }: { endpoint: Endpoint }) {
    const client = useClient();
    const mayWrite = useMay('edit', 'webhook-endpoints');
    const [status, setStatus] = useState('');
    const [shown, setShown] = useState<Told>();
    const path = client.admin(`/webhook-endpoints/${endpoint.id}`);
    const log = useInfiniteQuery({
        queryKey: ['deliveries', path, status],
        queryFn: ({ pageParam, signal }) => client.get<Page<Told>>(`${path}/deliveries${query({ status, limit: 25, cursor: pageParam })}`, signal),
        initialPageParam: null as string | null,
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        refetchInterval: 5_000,
        retry: false,
    });
    const told = log.data?.pages.flatMap((page) => page.data) ?? [];
    return (
        <Card component="section" aria-label="Deliveries">
            <CardContent>
                <Stack direction="row" useFlexGap spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', mb: 2 }}>
                    <Typography variant="h2">Deliveries</Typography>
                    <Stack direction="row" spacing={1}>
                        <TextField select label="Status" value={status} onChange={(event) => setStatus(event.target.value)} sx={{ minWidth: 130 }}
                            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
                            <MenuItem value="">All</MenuItem>
                            {STATUSES.map((each) => (
                                <MenuItem key={each} value={each}>
                                    {each.toLowerCase()}
                                </MenuItem>
                            ))}
                        </TextField>
                        {mayWrite && <ReplayMany path={path} />}
                    </Stack>
                </Stack>
                <Faults error={log.error} severity="warning" />
                {log.isSuccess && told.length === 0 && <Typography color="text.secondary">It was told nothing yet.</Typography>}
                <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
                    {told.map((each) => (
                        <Box component="li" key={each.id} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, py: 0.75, px: 1.25 }}>
                            <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
                                <Status of={each.status} />
                                <Box sx={{ flex: 1, minWidth: { xs: 180, sm: 240 } }}>
                                    <Typography variant="body2" title={each.eventType}>
                                        {eventInWords(each.eventType)}
                                    </Typography>
                                    {each.responseExcerpt && (
                                        <Typography variant="body2" color="text.secondary" noWrap sx={{ fontFamily: CODE_FONT, fontSize: '0.75rem' }}>
                                            {each.responseExcerpt}
                                        </Typography>
                                    )}
                                </Box>
                                <Typography variant="body2" color="text.secondary">
                                    {outcome(each)}
                                    <Time at={each.lastAttemptAt ?? each.createdAt} />
                                </Typography>
                                <Button size="small" onClick={() => setShown(each)} aria-label={`Show delivery ${each.id}`}>
                                    Show
                                </Button>
                                {mayWrite && <ReplayOne path={path} of={each} />}
                            </Stack>
                        </Box>
                    ))}
                </Stack>
                {log.hasNextPage && (
                    <Button onClick={() => void log.fetchNextPage()} sx={{ mt: 1 }}>
                        Show older
                    </Button>
                )}
                {shown && <Detail path={path} of={shown} onClose={() => setShown(undefined)} />}
            </CardContent>
        </Card>
    );
}

function outcome(told: Told): string {
    return [
        told.responseStatus && `answered ${told.responseStatus}`,
        told.code,
        told.attempts > 0 && `${told.attempts} ${told.attempts === 1 ? 'attempt' : 'attempts'}`,
        told.durationMillis !== undefined && told.durationMillis !== null && duration(told.durationMillis),
    ]
        .filter(Boolean)
        .map((part) => `${part} · `)
        .join('');
}

function useReplay(path: string) {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    return async (body: object) => {
        const { replayed } = await client.post<{ replayed: number }>(`${path}/replay`, body);
        notify(`${replayed} on the way again`, { type: 'success' });
        await queries.invalidateQueries({ queryKey: ['deliveries'] });
    };
}

function ReplayOne({ path, of }: { path: string; of: Told }) {
    const replay = useReplay(path);
    const notify = useNotify();
    if (of.status === 'PENDING') {
        return null;
    }
    return (
        <Button size="small" aria-label={`Replay ${of.id}`} onClick={() => void replay({ messageIds: [of.id] }).catch((error: Error) => notify(error.message, { type: 'error' }))}>
            Replay
        </Button>
    );
}

function ReplayMany({ path }: { path: string }) {
    const replay = useReplay(path);
    const [asking, setAsking] = useState(false);
    const [from, setFrom] = useState('');
    const [to, setTo] = useState('');
    const [status, setStatus] = useState('FAILED');
    const iso = (local: string) => (local ? new Date(local).toISOString() : undefined);
    return (
        <>
            <Button variant="outlined" onClick={() => setAsking(true)}>
                Replay…
            </Button>
            <Ask open={asking} title="Tell it again" go="Replay" onGo={() => replay({ from: iso(from), to: iso(to), status })} onClose={() => setAsking(false)} disabled={!from}>
                <Stack spacing={2} sx={{ pt: 1 }}>
                    <TextField select label="Which" value={status} onChange={(event) => setStatus(event.target.value)}>
                        <MenuItem value="FAILED">what failed</MenuItem>
                        <MenuItem value="RETRYING">what is being retried</MenuItem>
                        <MenuItem value="DELIVERED">what was delivered</MenuItem>
                    </TextField>
                    <TextField label="From" type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
                    <TextField label="To (now when empty)" type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
                </Stack>
            </Ask>
        </>
    );
}

interface Whole extends Told {
    payload?: unknown;
    tries?: {
        attempt: number;
        delivered: boolean;
        code?: string;
        detail?: string;
        responseStatus?: number;
        responseExcerpt?: string;
        durationMillis?: number;
        finishedAt: string;
    }[];
}

function Detail({ path, of, onClose }: { path: string; of: Told; onClose: () => void }) {
    const client = useClient();
    const { data, error } = useQuery({ queryKey: ['delivery', path, of.id], queryFn: ({ signal }) => client.get<Whole>(`${path}/deliveries/${of.id}`, signal), retry: false });
    return (
        <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="delivery-title">
            <DialogTitle id="delivery-title">{eventInWords(of.eventType)}</DialogTitle>
            <DialogContent>
                <CopyText text={of.id} label="message id" />
                <Faults error={error} />
                {data?.tries?.map((each) => (
                    <Box key={each.attempt} sx={{ my: 1.5 }}>
                        <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
                            <Status of={each.delivered ? 'DELIVERED' : 'FAILED'} />
                            <Typography variant="body2">
                                {[
                                    `attempt ${each.attempt}`,
                                    each.responseStatus && `answered ${each.responseStatus}`,
                                    each.code,
                                    each.detail,
                                    each.durationMillis !== undefined && duration(each.durationMillis),
                                ]
                                    .filter(Boolean)
                                    .join(' · ')}{' '}
                                · <Time at={each.finishedAt} full />
                            </Typography>
                        </Stack>
                        {each.responseExcerpt && <Json of={each.responseExcerpt} label={`Answer to attempt ${each.attempt}`} />}
                    </Box>
                ))}
                {data?.payload !== undefined && (
                    <>
                        <Typography variant="h3" sx={{ my: 1 }}>
                            What is posted
                        </Typography>
                        <Json of={data.payload} label="Payload" />
                    </>
                )}
            </DialogContent>
            <DialogActions>
                <Button onClick={onClose}>Close</Button>
            </DialogActions>
        </Dialog>
    );
}
