import { Chip, Stack } from '@mui/material';
import { DataTable, DateField, List } from 'react-admin';
import { KeysetPagination } from '../app/KeysetPagination';

interface Summary {
    defaultChannels: string[];
    publishedVersion?: number;
    lastVersion: number;
}

/** All templates. */
export function TemplateList() {
    return (
        <List perPage={50} pagination={<KeysetPagination />} exporter={false} sort={{ field: 'id', order: 'ASC' }}>
            <DataTable bulkActionButtons={false}>
                <DataTable.Col source="name" disableSort />
                <DataTable.Col source="code" disableSort />
                <DataTable.Col source="category" disableSort />
                <DataTable.Col label="Channels" disableSort render={(record: Summary) => <Channels of={record} />} />
                <DataTable.Col
                    label="In use"
                    disableSort
                    render={(record: Summary) => (record.publishedVersion ? `version ${record.publishedVersion}` : '—')}
                />
                <DataTable.Col source="updatedAt" disableSort field={DateField} />
            </DataTable>
        </List>
    );
}

function Channels({ of }: { of: Summary }) {
    return (
        <Stack direction="row" spacing={0.5}>
            {of.defaultChannels.map((channel) => (
                <Chip key={channel} label={channel} size="small" />
            ))}
        </Stack>
    );
}
