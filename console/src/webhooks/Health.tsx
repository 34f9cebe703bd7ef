import { Alert, Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useMay } from '../app/access';
import { useClient } from '../app/services';
import { Time } from '../app/Time';
import type { Endpoint } from './Endpoints';

interface State {
    state?: string;
    disabledAt?: string | null;
    disabledReason?: string | null;
    failingSince?: string | null;
    consecutiveFailures?: number;
    lastSuccessAt?: string | null;
}

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
                Switched off <Time at={data.disabledAt} full />
                {data.disabledReason && `: ${data.disabledReason}`}. Mend it, then enable it and replay what it missed.
            </Alert>
        );
    }
    if (data.failingSince || (data.consecutiveFailures ?? 0) > 0) {
        return (
            <Alert severity="warning">
                {data.consecutiveFailures ?? 'Several'} attempts failed in a row
                {data.failingSince && (
                    <>
                        , since <Time at={data.failingSince} full />
                    </>
                )}
                . It is switched off when that goes on.
            </Alert>
        );
    }
    return null;
}
