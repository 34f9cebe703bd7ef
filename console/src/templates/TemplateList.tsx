import Add from '@mui/icons-material/Add';
import { Button, Chip, Stack } from '@mui/material';
import { TextInput } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { useMay } from '../app/access';
import { channelName } from '../app/channels';
import { PageTitle } from '../app/PageTitle';
import { RowList, Rows, type Column } from '../app/Rows';
import { Time } from '../app/Time';
import type { TemplateSummary } from './model';

const COLUMNS: Column<TemplateSummary>[] = [
    { label: 'Name', render: (template) => template.name },
    { label: 'Code', render: (template) => <code>{template.code}</code> },
    { label: 'Category', render: (template) => template.category },
    {
        label: 'Channels',
        render: (template) => (
            <Stack direction="row" spacing={0.5} useFlexGap sx={{ flexWrap: 'wrap' }}>
                {template.defaultChannels.map((channel) => (
                    <Chip key={channel} label={channelName(channel)} size="small" />
                ))}
            </Stack>
        ),
    },
    { label: 'Languages', render: (template) => Object.keys(template.locales).join(', ') || '—' },
    {
        label: 'In use',
        render: (template) => (template.publishedVersion ? `version ${template.publishedVersion}` : 'not yet'),
    },
    { label: 'Changed', render: (template) => <Time at={template.updatedAt} /> },
];

const FILTERS = [
    <TextInput key="search" source="search" label="Code or name" alwaysOn resettable />,
    <TextInput key="category" source="category" alwaysOn resettable />,
];

/** All templates. */
export function TemplateList() {
    const mayWrite = useMay('create', 'templates');
    return (
        <>
            <PageTitle
                title="Templates"
                actions={
                    mayWrite && (
                        <Button variant="contained" startIcon={<Add />} component={RouterLink} to="/templates/create">
                            New template
                        </Button>
                    )
                }
            >
                What is said, in every language and on every channel. Drafts reach nobody until they are published.
            </PageTitle>
            <RowList filters={FILTERS} empty="No template yet.">
                <Rows<TemplateSummary> columns={COLUMNS} to={(template) => `/templates/${template.id}`} />
            </RowList>
        </>
    );
}
