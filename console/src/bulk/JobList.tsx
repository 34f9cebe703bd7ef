import { Card, CardContent, LinearProgress, Link, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { SERVICE } from '../api/client';
import type { Page } from '../api/cursors';
import { Faults } from '../app/Faults';
import { useClient } from '../app/services';
import { Status } from '../app/Status';
import { Time } from '../app/Time';
import { useProgress } from '../live/useProgress';
import { ended, toldIn, type Job, type Told } from './job';

/** How often jobs are read that no socket tells of. */
const ASKED = 5_000;
/** How often the list is read all the same, for others begin jobs too. */
const NEW_ONES = 30_000;
const KEY = ['jobs'];
const NUMBER = new Intl.NumberFormat();

function rows({ counters: { accepted = 0 } }: Job): string {
    return accepted === 1 ? '1 row' : `${NUMBER.format(accepted)} rows`;
}

/** The tenant's latest bulk jobs. */
export function JobList() {
    const client = useClient();
    const live = useRef(new Set<string>());
    const last = useRef(new Map<string, Told>());
    const { data, error } = useQuery({
        queryKey: KEY,
        queryFn: async ({ signal }) => {
            const read = await client.get<Page<Job>>(`${SERVICE}/bulk?limit=20`, signal);
            // an end may be told a moment before it can be read
            return [...last.current].filter(([, news]) => ended(news)).reduce((page, [id, news]) => toldIn(page, id, news), read);
        },
        refetchInterval: ({ state }) => (state.data?.data.every((job) => ended(job) || live.current.has(job.jobId)) ? NEW_ONES : ASKED),
        retry: 1,
    });
    return (
        <Card component="section" aria-label="Latest jobs">
            <CardContent>
                <Typography variant="h2" sx={{ mb: 1.5 }}>
                    Latest jobs
                </Typography>
                <Faults error={error} />
                {data?.data.length === 0 && <Typography color="text.secondary">No file was sent yet.</Typography>}
                <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
                    {data?.data.map((job) => (
                        <Row
                            key={job.jobId}
                            job={job}
                            onTold={(news) => last.current.set(job.jobId, news)}
                            onLive={(isLive) => (isLive ? live.current.add(job.jobId) : live.current.delete(job.jobId))}
                        />
                    ))}
                </Stack>
            </CardContent>
        </Card>
    );
}

/** A job as it goes on, told by the socket while there is one. */
function Row({ job, onTold, onLive }: { job: Job; onTold: (news: Told) => void; onLive: (isLive: boolean) => void }) {
    const queries = useQueryClient();
    const isLive = useProgress(ended(job) ? null : `bulk:${job.jobId}`, (frame) => {
        const news = frame as unknown as Told;
        onTold(news);
        queries.setQueryData<Page<Job>>(KEY, (page) => page && toldIn(page, job.jobId, news));
    });
    const report = useRef(onLive);
    report.current = onLive;
    useEffect(() => {
        report.current(isLive);
    }, [isLive]);
    return (
        <Stack component="li" direction="row" useFlexGap spacing={1.5} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
            <Link component={RouterLink} to={`/bulk/${job.jobId}`} sx={{ fontWeight: 650, minWidth: 140 }}>
                {job.template ?? 'inline content'}
            </Link>
            <Status of={job.state} />
            <LinearProgress variant="determinate" value={job.progress * 100} aria-label={`Progress of ${job.template ?? 'job'}`} sx={{ flex: 1, minWidth: 100, height: 6, borderRadius: 3 }} />
            <Typography variant="body2" color="text.secondary">
                {rows(job)} · <Time at={job.createdAt} />
            </Typography>
        </Stack>
    );
}
