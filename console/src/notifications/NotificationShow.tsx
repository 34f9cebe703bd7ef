import { Alert, Box, Button, Card, CardContent, Link, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import { SERVICE } from '../api/client';
import { ApiProblem } from '../api/problem';
import { useIdentity } from '../app/access';
import { Ask } from '../app/Ask';
import { channelName } from '../app/channels';
import { CopyText } from '../app/CopyText';
import { Facts, type Fact } from '../app/Facts';
import { Faults } from '../app/Faults';
import { PageTitle } from '../app/PageTitle';
import { useClient } from '../app/services';
import { Status } from '../app/Status';
import { Time } from '../app/Time';
import { isSettled, recipientOf, type Delivery, type Found } from './model';
import { Timeline } from './Timeline';
import { reasonInWords } from './words';

const SOON = 1_000;
const LATER = 10_000;

/** One notification: where each delivery stands, and how it came to that. Follows what still moves. */
export function NotificationShow() {
    const { id = '' } = useParams();
    const client = useClient();
    const path = client.admin(`/notifications/${id}`);
    const { data, error, isPending } = useQuery({
        queryKey: ['notification', path],
        queryFn: ({ signal }) => client.get<Found>(path, signal),
        refetchInterval: ({ state }) => (state.data && isSettled(state.data) ? LATER : SOON),
        retry: false,
    });
    if (data) {
        return <Story found={data} />;
    }
    return (
        <>
            <PageTitle title="Message" />
            {error instanceof ApiProblem && error.status === 404 ? (
                <Alert severity="info">
                    There is no such message here, or it was accepted a moment ago and is being planned. This page keeps looking.
                </Alert>
            ) : (
                <Faults error={error} />
            )}
            {isPending && <Typography color="text.secondary">Looking…</Typography>}
        </>
    );
}

function Story({ found }: { found: Found }) {
    const { notification } = found;
    const [channel, setChannel] = useState<string | null>(null);
    const lines = (found.timeline ?? []).filter((line) => !channel || !line.channel || line.channel === channel);
    const channels = notification.deliveries.map((delivery) => delivery.channel);
    return (
        <>
            <PageTitle
                title={`Message to ${recipientOf(found)}`}
                mark={<Status of={notification.status} />}
                actions={<Cancel found={found} />}
            >
                <CopyText text={notification.notificationId} label="id" />
            </PageTitle>
            <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: '320px 1fr' }, gap: 2, alignItems: 'start' }}>
                <Stack spacing={2}>
                    <Known found={found} />
                    {notification.deliveries.map((delivery) => (
                        <DeliveryCard key={delivery.deliveryId} delivery={delivery} address={found.addresses[delivery.channel]} />
                    ))}
                </Stack>
                <Card>
                    <CardContent>
                        <Stack direction="row" sx={{ justifyContent: 'space-between', mb: 2, flexWrap: 'wrap', gap: 1 }}>
                            <Typography variant="h2">Timeline</Typography>
                            {channels.length > 1 && (
                                <ToggleButtonGroup
                                    size="small"
                                    exclusive
                                    value={channel}
                                    aria-label="Channel"
                                    onChange={(_, chosen: string | null) => setChannel(chosen)}
                                >
                                    {channels.map((each) => (
                                        <ToggleButton key={each} value={each}>
                                            {channelName(each)}
                                        </ToggleButton>
                                    ))}
                                </ToggleButtonGroup>
                            )}
                        </Stack>
                        <Timeline lines={lines} />
                    </CardContent>
                </Card>
            </Box>
        </>
    );
}

function Known({ found: { notification, userId } }: { found: Found }) {
    const facts: Fact[] = [
        ['Template', notification.template ? `${notification.template} · version ${notification.templateVersion}` : 'inline content'],
        ['Category', notification.category],
        ['Priority', notification.priority],
        ['User', userId],
        ['Accepted', <Time key="t" at={notification.acceptedAt} full />],
        ['Scheduled', notification.scheduledAt && <Time key="t" at={notification.scheduledAt} full />],
        ['Expires', notification.expiresAt && <Time key="t" at={notification.expiresAt} full />],
        ...Object.entries(notification.metadata ?? {}).map(([key, value]): Fact => [key, value]),
    ];
    return (
        <Card>
            <CardContent>
                {notification.reason && (
                    <Alert severity="warning" sx={{ mb: 2 }}>
                        {reasonInWords(notification.reason)}
                        {notification.detail && `: ${notification.detail}`}
                    </Alert>
                )}
                <Facts of={facts} />
            </CardContent>
        </Card>
    );
}

function DeliveryCard({ delivery, address }: { delivery: Delivery; address?: string }) {
    return (
        <Card>
            <CardContent sx={{ '&:last-child': { pb: 2 } }}>
                <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
                    <Typography variant="h3">{channelName(delivery.channel)}</Typography>
                    <Status of={delivery.status} />
                </Stack>
                <Typography variant="body2" color="text.secondary">
                    {[
                        address,
                        delivery.provider && `by ${delivery.provider}`,
                        delivery.attempt > 0 && `attempt ${delivery.attempt}`,
                        delivery.reason && reasonInWords(delivery.reason),
                    ]
                        .filter(Boolean)
                        .join(' · ')}
                </Typography>
                {delivery.nextAttemptAt && (
                    <Typography variant="body2" color="text.secondary">
                        next at <Time at={delivery.nextAttemptAt} full />
                    </Typography>
                )}
            </CardContent>
        </Card>
    );
}

function Cancel({ found }: { found: Found }) {
    const client = useClient();
    const notify = useNotify();
    const queries = useQueryClient();
    const identity = useIdentity();
    const [asking, setAsking] = useState(false);
    const open = found.notification.deliveries.some((delivery) => ['SCHEDULED', 'PENDING', 'RETRYING'].includes(delivery.status));
    if (!open || identity?.platform || !identity?.scopes.has('notifications:send')) {
        return null;
    }
    const cancel = async () => {
        await client.post(`${SERVICE}/${found.notification.notificationId}/cancel`);
        notify('What was not sent yet is cancelled', { type: 'success' });
        await queries.invalidateQueries({ queryKey: ['notification'] });
    };
    return (
        <>
            <Button color="error" variant="outlined" onClick={() => setAsking(true)}>
                Cancel message
            </Button>
            <Ask open={asking} title="Cancel this message?" go="Cancel message" danger onGo={cancel} onClose={() => setAsking(false)}>
                What is on its way to a provider already goes on. See the{' '}
                <Link component={RouterLink} to="/notifications">
                    other messages
                </Link>
                .
            </Ask>
        </>
    );
}
