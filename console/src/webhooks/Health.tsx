import { Alert, Button, Chip } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useListContext, useNotify } from 'react-admin';
import { useMay } from '../app/access';
import { useClient } from '../app/services';
import { Time } from '../app/Time';
import type { Endpoint } from './Endpoints';
import { reasonInWords, stateOf, useHealth, useHealths, type Health } from './state';

/** Whether an endpoint hears of events, in a word. */
export function EndpointState({ of }: { of: Endpoint }) {
    return <Word of={of} health={useHealth(of).data} />;
}

/** The same in a row of a list. */
export function ListedState({ of }: { of: Endpoint }) {
    const { data = [] } = useListContext<Endpoint>();
    return <Word of={of} health={useHealths(data)[of.id]} />;
}

function Word({ of, health }: { of: Endpoint; health?: Health }) {
    const { label, color } = stateOf(of, health);
    return <Chip size="small" variant="outlined" color={color} label={label} title={health?.disabledReason && reasonInWords(health.disabledReason)} sx={{ fontWeight: 600 }} />;
}

/** Whether the endpoint answers; it is disabled when it does not for long, and enabled again by hand. */
export function HealthNote({ endpoint }: { endpoint: Endpoint }) {
    const { data } = useHealth(endpoint);
    if (!data) {
        return null;
    }
    if (data.disabledAt) {
        return (
            <Alert severity="error" action={<Enable endpoint={endpoint} />}>
                Disabled <Time at={data.disabledAt} full />, because {reasonInWords(data.disabledReason)}. Mend it, enable it, then replay what
                it missed.
            </Alert>
        );
    }
    if (!data.enabled) {
        return <Alert severity="info">Switched off below: it is told nothing.</Alert>;
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
                Every call fails since <Time at={data.failingSince} full />. When that goes on for days, it is disabled.
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

function Enable({ endpoint }: { endpoint: Endpoint }) {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const mayWrite = useMay('edit', 'webhook-endpoints');
    if (!mayWrite) {
        return null;
    }
    const enable = () =>
        client
            .post(client.admin(`/webhook-endpoints/${endpoint.id}/enable`))
            .then(() => notify('It is told of events again', { type: 'success' }))
            .then(() => queries.invalidateQueries({ queryKey: ['endpoint-health'] }))
            .catch((error: Error) => notify(error.message, { type: 'error' }));
    return (
        <Button color="inherit" size="small" onClick={() => void enable()}>
            Enable
        </Button>
    );
}
