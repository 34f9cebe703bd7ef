import { Stack } from '@mui/material';
import { DateTimeInput, SelectInput, TextInput } from 'react-admin';
import { CHANNELS, channelName } from '../app/channels';
import { PageTitle } from '../app/PageTitle';
import { MoreFilters, RowList, Rows, type Column } from '../app/Rows';
import { Status } from '../app/Status';
import { Time } from '../app/Time';
import { recipientOf, type Found } from './model';

const STATUSES = [
    'SCHEDULED', 'PENDING', 'DISPATCHED', 'RETRYING', 'SENT', 'DELIVERED', 'OPENED', 'CLICKED',
    'BOUNCED', 'FAILED', 'EXPIRED', 'SUPPRESSED', 'SKIPPED', 'CANCELLED',
].map((id) => ({ id, name: id.toLowerCase() }));

const moment = (value: string | null) => (value ? new Date(value).toISOString() : undefined);

const FILTERS = [
    <TextInput key="address" source="address" label="Exact address" alwaysOn resettable />,
    <SelectInput key="status" source="status" choices={STATUSES} alwaysOn />,
    <SelectInput
        key="channel"
        source="channel"
        choices={CHANNELS.map((id) => ({ id, name: channelName(id) }))}
        alwaysOn
    />,
    <TextInput key="template" source="template" label="Template code" />,
    <TextInput key="category" source="category" />,
    <TextInput key="userId" source="userId" label="User id" />,
    <DateTimeInput key="from" source="from" label="Accepted from" parse={moment} />,
    <DateTimeInput key="to" source="to" label="Accepted before" parse={moment} />,
];

const COLUMNS: Column<Found>[] = [
    { label: 'Recipient', render: (found) => recipientOf(found) },
    { label: 'Status', render: (found) => <Status of={found.notification.status} /> },
    { label: 'Template', render: (found) => found.notification.template ?? 'inline' },
    {
        label: 'Channels',
        render: (found) => (
            <Stack direction="row" spacing={0.5} useFlexGap sx={{ flexWrap: 'wrap' }}>
                {found.notification.deliveries.map((delivery) => (
                    <Status
                        key={delivery.deliveryId}
                        of={delivery.status}
                        label={delivery.status === found.notification.status ? channelName(delivery.channel) : `${channelName(delivery.channel)}: ${delivery.status.toLowerCase()}`}
                    />
                ))}
            </Stack>
        ),
    },
    { label: 'Accepted', render: (found) => <Time at={found.notification.acceptedAt} /> },
];

/** Looks for notifications of the tenant. */
export function NotificationList() {
    return (
        <>
            <PageTitle title="Messages">Every notification, newest first. Open one for its whole story.</PageTitle>
            <RowList
                filters={FILTERS}
                actions={<MoreFilters />}
                empty="No message matches. Filters look for exact values."
            >
                <Rows<Found> columns={COLUMNS} to={(found) => `/notifications/${found.id}/show`} />
            </RowList>
        </>
    );
}
