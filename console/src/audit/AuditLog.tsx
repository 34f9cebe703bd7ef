import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { DateTimeInput, SelectInput, TextInput } from 'react-admin';
import { Changes } from '../app/Changes';
import { PageTitle } from '../app/PageTitle';
import { MoreFilters, RowList, Rows, type Column } from '../app/Rows';
import { Time } from '../app/Time';

interface AuditRecord {
    id: string;
    at: string;
    actor: string;
    actorName: string;
    actorKind: string;
    action: string;
    objectType: string;
    objectId: string;
    before?: unknown;
    after?: unknown;
    requestId?: string;
    sourceAddress?: string;
}

const TYPES = ['template', 'layout', 'provider', 'route', 'webhook-endpoint', 'tenant', 'lookup', 'lookup-type'].map((id) => ({ id, name: id }));
const moment = (value: string | null) => (value ? new Date(value).toISOString() : undefined);

const FILTERS = [
    <TextInput key="actor" source="actor" label="Who" alwaysOn resettable />,
    <SelectInput key="objectType" source="objectType" label="Kind of thing" choices={TYPES} alwaysOn />,
    <TextInput key="action" source="action" label="Action" resettable />,
    <TextInput key="objectId" source="objectId" label="Id of the thing" resettable />,
    <DateTimeInput key="from" source="from" parse={moment} />,
    <DateTimeInput key="to" source="to" label="Before" parse={moment} />,
];

/** Who changed what, when. */
export function AuditList() {
    const [shown, setShown] = useState<AuditRecord>();
    const columns: Column<AuditRecord>[] = [
        { label: 'Action', render: (record) => record.action },
        { label: 'Who', render: (record) => record.actorName + (record.actorKind === 'tenant' ? '' : ` (${record.actorKind})`) },
        { label: 'What', render: (record) => nameOf(record) },
        { label: 'When', render: (record) => <Time at={record.at} full /> },
        {
            label: 'Change',
            isAction: true,
            render: (record) => (
                <Button size="small" onClick={() => setShown(record)} aria-label={`Show the change ${record.action} of ${nameOf(record)}`}>
                    Show
                </Button>
            ),
        },
    ];
    return (
        <>
            <PageTitle title="Audit log">Who changed what, when. Nothing in it can be changed or taken away.</PageTitle>
            <RowList
                filters={FILTERS}
                actions={<MoreFilters />}
                empty="Nothing was changed."
            >
                <Rows<AuditRecord> columns={columns} />
            </RowList>
            {shown && <Change record={shown} onClose={() => setShown(undefined)} />}
        </>
    );
}

function nameOf(record: AuditRecord): string {
    const side = (record.after ?? record.before ?? {}) as { name?: string; code?: string };
    return side.name ?? side.code ?? `${record.objectType} ${record.objectId.slice(0, 8)}`;
}

function Change({ record, onClose }: { record: AuditRecord; onClose: () => void }) {
    return (
        <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="change-title">
            <DialogTitle id="change-title">
                {record.action} · {nameOf(record)}
            </DialogTitle>
            <DialogContent>
                <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
                    <Time at={record.at} full /> by {record.actorName}
                    {record.sourceAddress && ` from ${record.sourceAddress}`}
                    {record.requestId && ` · request ${record.requestId}`}
                </Typography>
                <Box>
                    <Changes before={record.before} after={record.after} />
                </Box>
            </DialogContent>
            <DialogActions>
                <Button onClick={onClose}>Close</Button>
            </DialogActions>
        </Dialog>
    );
}
