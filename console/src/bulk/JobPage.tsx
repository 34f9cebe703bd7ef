import { Box, Button, Card, CardContent, LinearProgress, Link, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { SERVICE } from '../api/client';
import { useMay } from '../app/access';
import { Ask } from '../app/Ask';
import { channelName } from '../app/channels';
import { Faults } from '../app/Faults';
import { LiveMark } from '../app/LiveMark';
import { PageTitle } from '../app/PageTitle';
import { useClient } from '../app/services';
import { Status } from '../app/Status';
import { duration, Time } from '../app/Time';
import { ended, type Job } from './job';
import { useJob } from './useJob';

const NUMBER = new Intl.NumberFormat();

/** A bulk job under way: how far it is, what became of its rows, and a hand on it. */
export function JobPage() {
    const { id = '' } = useParams();
    const path = `${SERVICE}/bulk/${id}`;
    const { job, error, isLive } = useJob(id, path);
    const mark = job && (
        <>
            <Status of={job.state} />
            {!ended(job) && <LiveMark isLive={isLive} />}
        </>
    );
    return (
        <>
            <PageTitle title="Bulk job" mark={mark} actions={job && <Hands job={job} path={path} />}>
                {job && (
                    <>
                        {job.template ?? 'inline content'}, since <Time at={job.createdAt} full />
                    </>
                )}
            </PageTitle>
            <Faults error={error} />
            {job && (
                <Stack spacing={2}>
                    <Progress job={job} />
                    <Counters job={job} />
                    <Link component={RouterLink} to="/bulk">
                        All bulk jobs
                    </Link>
                </Stack>
            )}
        </>
    );
}

function Progress({ job }: { job: Job }) {
    const percent = Math.min(100, job.progress * 100);
    const shown = percent < 100 ? percent.toFixed(1) : '100';
    return (
        <Card>
            <CardContent>
                <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'baseline', mb: 1, flexWrap: 'wrap' }}>
                    <Typography sx={{ fontSize: '2rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>{shown} %</Typography>
                    <Typography color="text.secondary">{pace(job)}</Typography>
                </Stack>
                <LinearProgress
                    variant="determinate"
                    value={percent}
                    color={job.state === 'COMPLETED' ? 'success' : job.state === 'PAUSED' ? 'warning' : 'primary'}
                    aria-label="Progress of the job"
                    sx={{ height: 10, borderRadius: 5 }}
                />
            </CardContent>
        </Card>
    );
}

function pace(job: Job): string {
    if (job.completedAt) {
        return `through after ${duration(Date.parse(job.completedAt) - Date.parse(job.createdAt))}`;
    }
    if (ended(job)) {
        return job.state === 'CANCELLED' ? 'cancelled' : 'through';
    }
    const left = job.estimatedEnd ? `, about ${duration(Math.max(0, Date.parse(job.estimatedEnd) - Date.now()))} to go` : '';
    return job.state === 'PAUSED' ? 'paused' : `${job.rate} rows a second${left}`;
}

const SHOWN: [string, string][] = [
    ['rows', 'rows in the file'],
    ['accepted', 'accepted'],
    ['rejected', 'rejected'],
    ['waiting', 'waiting'],
    ['open', 'on their way'],
    ['delivered', 'sent or delivered'],
    ['failed', 'failed'],
    ['skipped', 'skipped'],
    ['suppressed', 'suppressed'],
    ['cancelled', 'cancelled'],
];

function Counters({ job }: { job: Job }) {
    const channels = Object.entries(job.deliveries);
    return (
        <Card>
            <CardContent>
                <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(130px, 1fr))', gap: 2, m: 0 }}>
                    {SHOWN.map(([key, words]) => (
                        <Box key={key}>
                            <Typography component="dt" variant="body2" color="text.secondary">
                                {words}
                            </Typography>
                            <Typography component="dd" sx={{ m: 0, fontSize: '1.25rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>
                                {NUMBER.format(job.counters[key] ?? 0)}
                            </Typography>
                        </Box>
                    ))}
                </Box>
                {channels.length > 0 && (
                    <Box sx={{ overflowX: 'auto', mt: 3 }}>
                        <Table size="small" aria-label="Deliveries by channel and status">
                            <TableHead>
                                <TableRow>
                                    <TableCell>Channel</TableCell>
                                    <TableCell>Status</TableCell>
                                    <TableCell align="right">Deliveries</TableCell>
                                </TableRow>
                            </TableHead>
                            <TableBody>
                                {channels.flatMap(([channel, counts]) =>
                                    Object.entries(counts).map(([status, count]) => (
                                        <TableRow key={channel + status}>
                                            <TableCell>{channelName(channel)}</TableCell>
                                            <TableCell>
                                                <Status of={status} />
                                            </TableCell>
                                            <TableCell align="right">{NUMBER.format(count)}</TableCell>
                                        </TableRow>
                                    )),
                                )}
                            </TableBody>
                        </Table>
                    </Box>
                )}
            </CardContent>
        </Card>
    );
}

function Hands({ job, path }: { job: Job; path: string }) {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'bulk');
    const [asking, setAsking] = useState(false);
    const act = async (verb: string) => queries.setQueryData(['job', path], await client.post<Job>(`${path}/${verb}`));
    const told = (verb: string) => act(verb).catch((error: Error) => notify(error.message, { type: 'error' }));
    const errors = async () => {
        const answer = await client.raw(`${path}/errors`, { accept: 'text/csv, application/problem+json' });
        const address = URL.createObjectURL(await answer.blob());
        const link = Object.assign(document.createElement('a'), { href: address, download: `rejected-rows-${job.jobId}.csv` });
        link.click();
        window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
    };
    return (
        <>
            {(job.counters.rejected ?? 0) > 0 && (
                <Button variant="outlined" onClick={() => void errors().catch((error: Error) => notify(error.message, { type: 'error' }))}>
                    Download rejected rows
                </Button>
            )}
            {mayWrite && !ended(job) && (
                <>
                    {job.state === 'PAUSED' ? (
                        <Button variant="contained" onClick={() => void told('resume')}>
                            Resume
                        </Button>
                    ) : (
                        <Button variant="outlined" onClick={() => void told('pause')}>
                            Pause
                        </Button>
                    )}
                    <Button color="error" onClick={() => setAsking(true)}>
                        Cancel job
                    </Button>
                    <Ask open={asking} title="Cancel this job?" go="Cancel job" danger onGo={async () => void (await act('cancel'))} onClose={() => setAsking(false)}>
                        What is on its way to a provider goes on; everything else is not sent any more. This cannot be undone.
                    </Ask>
                </>
            )}
        </>
    );
}
