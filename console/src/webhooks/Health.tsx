import { Alert, Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useMay } from '../app/access';
import { useClient } from '../app/services';
import { Time } from '../app/Time';
import type { Endpoint } from './Endpoints';

interface State {
    enabled: boolean;
    disabledReason?: string;
    disabledAt?: string;
    failingSince?: string;
    pausedUntil?: string;
    lastSuccessAt?: string;
}

const REASONS: Record<string, string> = {
    gone: 'it answered that it is gone for good (410)',
    failing: 'every call failed for days',
};

/** Whether the endpoint answers; it is switched off by itself when it does not for long. */
export function Health({ endpoint }: { endpoint: Endpoint }) {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'webhook-endpoints');
    const path = client.admin(`/webhook-endpoints/${endpoint.id}`);
    const { data } = useQuery({ queryKey: ['endpoint-health', path], queryFn: ({ signal }) => client.get<State>(`${path}/health`, signal), refetchInterval: 10_000, retry: false });
    const enable = () =>
        client
            .post(`${path}/enable`)
            .then(() => notify('It is told of events again', { type: 'success' }))
            .then(() => queries.invalidateQueries())
            .catch((error: Error) => notify(error.message, { type: 'error' }));
    if (!data) {
        return null;
    }
    if (data.disabledAt) {
        return (
            <Alert
                severity="error"
                action={
                    mayWrite && (
                        <Button color="inherit" size="small" onClick={() => void enable()}>
                            Enable
                        </Button>
                    )
                }
            >
                Switched off <Time at={data.disabledAt} full />, because {REASONS[data.disabledReason ?? ''] ?? data.disabledReason}. Mend
                it, then enable it and replay what it missed.
            </Alert>
        );
    }
    if (data.pausedUntil) {
        return (
            <Alert severity="info">
                It asked for less, so it is left alone until <Time at={data.pausedUntil} full />.
            </Alert>
        );
    }
    if (data.failingSince) {
        return (
            <Alert severity="warning">
                Every call fails since <Time at={data.failingSince} full />. When that goes on for days, it is switched off.
            </Alert>
        );
    }
    if (data.lastSuccessAt) {
        return (
            <Alert severity="success">
                It answers; the last time <Time at={data.lastSuccessAt} full />.
            </Alert>
        );
    }
    return null;
}
