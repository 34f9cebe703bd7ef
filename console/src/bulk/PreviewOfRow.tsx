import { Alert, Card, CardContent, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { FaultList, Faults } from '../app/Faults';
import { useClient } from '../app/services';
import type { Preview, TemplateSummary } from '../templates/model';
import { Shown } from '../templates/PreviewPane';
import { dataOf } from './columns';

interface Props {
    template: TemplateSummary;
    row: string[];
    meanings: string[];
    channels: string[];
}

/** The message that the file's first row becomes. */
export function PreviewOfRow({ template, row, meanings, channels }: Props) {
    const client = useClient();
    const path = client.admin(`/templates/${template.id}/preview`);
    const data = dataOf(row, meanings);
    const at = meanings.indexOf('locale');
    const locale = at >= 0 ? row[at] || undefined : undefined;
    const { data: preview, error } = useQuery({
        queryKey: ['preview', path, template.publishedVersion, data, locale],
        queryFn: async ({ signal }) => (await client.json<Preview>(path, { method: 'POST', body: { version: template.publishedVersion, data, locale }, signal })).body,
        retry: false,
    });
    const wanted = channels.length ? channels : template.defaultChannels;
    return (
        <Card component="section" aria-label="First row's message">
            <CardContent>
                <Typography variant="h2" sx={{ mb: 1 }}>
                    What the first row becomes
                </Typography>
                <Faults error={error} severity="warning" />
                {preview && preview.warnings.length > 0 && (
                    <Alert severity="warning" sx={{ mb: 2 }}>
                        <FaultList faults={preview.warnings} />
                    </Alert>
                )}
                <Stack spacing={2}>
                    {Object.entries(preview?.channels ?? {})
                        .filter(([name]) => wanted.includes(name))
                        .map(([name, of]) => (
                            <Shown key={name} channel={name} of={of} />
                        ))}
                </Stack>
            </CardContent>
        </Card>
    );
}
