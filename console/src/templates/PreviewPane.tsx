import { Alert, Box, Card, CardContent, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMay } from '../app/access';
import { channelName } from '../app/channels';
import { CodeField } from '../app/CodeField';
import { FaultList, Faults } from '../app/Faults';
import { useClient } from '../app/services';
import { useSettled } from '../app/useSettled';
import { CODE_FONT } from '../app/theme';
import { GoesAlong } from './GoesAlong';
import { MailFrame } from './MailFrame';
import type { ChannelPreview, Draft, Preview } from './model';

const PAUSE = 350;

interface Props {
    id?: string;
    draft: Draft;
    locale: string;
    channel?: string;
    sample: string;
    onSample: (sample: string) => void;
}

/** What recipients would get from what is on the screen, a moment after each change. */
export function PreviewPane({ id, draft, locale, channel, sample, onSample }: Props) {
    const [only, setOnly] = useState('');
    const data = parsed(sample);
    const { data: preview, error } = usePreview(id, useSettled(draft, PAUSE), locale, useSettled(data ?? {}, PAUSE));
    const shown = Object.entries(preview?.channels ?? {}).filter(([name]) => !only || name === only);
    useEffect(() => setOnly(channel ?? ''), [channel]);
    return (
        <Card component="section" aria-label="Preview">
            <CardContent>
                <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 2, gap: 1 }}>
                    <Typography variant="h2">Preview</Typography>
                    <TextField select label="Channel" value={only} onChange={(event) => setOnly(event.target.value)} sx={{ minWidth: 140 }}
                        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
                        <MenuItem value="">All</MenuItem>
                        {Object.keys(draft.locales[locale] ?? {}).map((name) => (
                            <MenuItem key={name} value={name}>
                                {channelName(name)}
                            </MenuItem>
                        ))}
                    </TextField>
                </Stack>
                <CodeField
                    label="Data to try it with (JSON)"
                    rows={3}
                    value={sample}
                    onChange={(event) => onSample(event.target.value)}
                    error={!data}
                    helperText={data ? undefined : 'This is not a JSON object.'}
                    sx={{ mb: 2 }}
                />
                <Faults error={error} severity="warning" />
                {preview && preview.warnings.length > 0 && (
                    <Alert severity="warning" sx={{ mb: 2 }}>
                        <FaultList faults={preview.warnings} />
                    </Alert>
                )}
                <Stack spacing={3}>
                    {shown.map(([name, of]) => (
                        <Shown key={name} channel={name} of={of} />
                    ))}
                </Stack>
                {preview && shown.length === 0 && <Typography color="text.secondary">Nothing is written here yet.</Typography>}
            </CardContent>
        </Card>
    );
}

function usePreview(id: string | undefined, draft: Draft, locale: string, data: object) {
    const client = useClient();
    const mayWrite = useMay('edit', 'templates');
    const unsaved = mayWrite || !id;
    const path = client.admin(unsaved ? '/templates/preview' : `/templates/${id}/preview`);
    return useQuery({
        queryKey: ['preview', path, unsaved ? draft : null, locale, data],
        queryFn: async ({ signal }) => {
            const body = unsaved ? { template: draft, locale, data } : { draft: true, locale, data };
            return (await client.json<Preview>(path, { method: 'POST', body, signal })).body;
        },
        placeholderData: (before) => before,
        retry: false,
        enabled: Object.keys(draft.locales[locale] ?? {}).length > 0,
    });
}

export function parsed(json: string): Record<string, unknown> | undefined {
    try {
        const value = JSON.parse(json || '{}') as unknown;
        return typeof value === 'object' && value !== null && !Array.isArray(value)
            ? (value as Record<string, unknown>)
            : undefined;
    } catch {
        return undefined;
    }
}

/** What is said on one channel, as people get it. */
export function Shown({ channel, of }: { channel: string; of: ChannelPreview }) {
    return (
        <Box data-channel={channel}>
            <Typography variant="h3" sx={{ mb: 1 }}>
                {channelName(channel)}{' '}
                <Typography component="span" variant="body2" color="text.secondary">
                    {of.locale}
                </Typography>
            </Typography>
            {of.warnings.length > 0 && (
                <Alert severity="info" sx={{ mb: 1 }}>
                    <FaultList faults={of.warnings} />
                </Alert>
            )}
            <Said channel={channel} of={of} />
            <GoesAlong words={of.content} />
        </Box>
    );
}

function Said({ channel, of: { content, sms } }: { channel: string; of: ChannelPreview }) {
    switch (channel) {
        case 'email':
            return (
                <Stack spacing={1}>
                    <Typography sx={{ fontWeight: 650 }}>{content.subject}</Typography>
                    {content.html && <MailFrame html={content.html} title="The mail as recipients see it" />}
                    {content.text && (
                        <Box component="details">
                            <Box component="summary" sx={{ cursor: 'pointer' }}>
                                Plain text
                            </Box>
                            <Box component="pre" sx={{ whiteSpace: 'pre-wrap', fontFamily: CODE_FONT, fontSize: '0.8rem' }}>
                                {content.text}
                            </Box>
                        </Box>
                    )}
                </Stack>
            );
        case 'sms':
            return (
                <>
                    <Bubble>{content.text}</Bubble>
                    {sms && (
                        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5 }}>
                            {sms.units} units of {sms.encoding}: {sms.segments} {sms.segments === 1 ? 'message' : 'messages'}
                        </Typography>
                    )}
                </>
            );
        case 'whatsapp':
            return (
                <Bubble>
                    {content.text ?? `${content.whatsappTemplate} (${(content.whatsappParameters ?? []).join(', ')})`}
                </Bubble>
            );
        case 'webhook':
            return <Bubble code>{content.text}</Bubble>;
        default:
            return (
                <Card sx={{ p: 1.5, maxWidth: 380 }}>
                    <Typography sx={{ fontWeight: 650 }}>{content.title}</Typography>
                    <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                        {content.body}
                    </Typography>
                    {content.actionUrl && (
                        <Typography variant="body2" color="primary" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
                            {content.actionLabel ?? content.actionUrl}
                        </Typography>
                    )}
                </Card>
            );
    }
}

function Bubble({ children, code }: { children: React.ReactNode; code?: boolean }) {
    return (
        <Box
            sx={{
                maxWidth: 380, p: 1.5, borderRadius: '16px 16px 16px 4px', bgcolor: 'action.hover', whiteSpace: 'pre-wrap',
                overflowWrap: 'anywhere', fontFamily: code ? CODE_FONT : undefined,
            }}
        >
            {children}
        </Box>
    );
}
