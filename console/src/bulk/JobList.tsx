import { Card, CardContent, LinearProgress, Link, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import { SERVICE } from '../api/client';
import type { Page } from '../api/cursors';
import { Faults } from '../app/Faults';
import { useClient } from '../app/services';
import { Status } from '../app/Status';
import { Time } from '../app/Time';
import type { Job } from './job';

const NUMBER = new Intl.NumberFormat();

function rows({ counters: { accepted = 0 } }: Job): string {
    return accepted === 1 ? '1 row' : `${NUMBER.format(accepted)} rows`;
}

/** The tenant's latest bulk jobs. */
export function JobList() {
    const client = useClient();
    const { data, error } = useQuery({
        queryKey: ['jobs'],
        queryFn: ({ signal }) => client.get<Page<Job>>(`${SERVICE}/bulk?limit=20`, signal),
        refetchInterval: 5_000,
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
                        <Stack component="li" key={job.jobId} direction="row" useFlexGap spacing={1.5} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
                            <Link component={RouterLink} to={`/bulk/${job.jobId}`} sx={{ fontWeight: 650, minWidth: 140 }}>
                                {job.template ?? 'inline content'}
                            </Link>
                            <Status of={job.state} />
                            <LinearProgress variant="determinate" value={job.progress * 100} aria-label={`Progress of ${job.template ?? 'job'}`} sx={{ flex: 1, minWidth: 100, height: 6, borderRadius: 3 }} />
                            <Typography variant="body2" color="text.secondary">
                                {rows(job)} · <Time at={job.createdAt} />
                            </Typography>
                        </Stack>
                    ))}
                </Stack>
            </CardContent>
        </Card>
    );
}
