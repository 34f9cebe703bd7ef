import { Box, Chip, Stack, Typography } from '@mui/material';
import { channelName } from '../app/channels';
import { CopyText } from '../app/CopyText';
import { duration, Time } from '../app/Time';
import type { Line } from './model';
import { eventInWords, reasonInWords, toneOf, type Tone } from './words';

const COLORS: Record<Tone, string> = {
    good: 'success.main',
    bad: 'error.main',
    warn: 'warning.main',
    plain: 'text.secondary',
};

/** The story of a notification, from its acceptance on. */
export function Timeline({ lines }: { lines: Line[] }) {
    const traces = new Set(lines.map((line) => line.traceId).filter(Boolean));
    return (
        <Box component="ol" aria-label="Timeline" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {lines.map((line, at) => (
                <Entry
                    key={`${line.at}-${at}`}
                    line={line}
                    before={lines[at - 1]}
                    last={at === lines.length - 1}
                    trace={traces.size > 1 || at === 0}
                />
            ))}
        </Box>
    );
}

function Entry({ line, before, last, trace }: { line: Line; before?: Line; last: boolean; trace: boolean }) {
    const since = before ? Date.parse(line.at) - Date.parse(before.at) : undefined;
    const color = COLORS[toneOf(line.event)];
    return (
        <Box component="li" data-event={line.event} sx={{ display: 'grid', gridTemplateColumns: '20px 1fr', columnGap: 1.5 }}>
            <Box aria-hidden sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center' }}>
                <Box sx={{ width: 12, height: 12, mt: '5px', borderRadius: '50%', bgcolor: color, flex: 'none' }} />
                {!last && <Box sx={{ width: 2, flex: 1, bgcolor: 'divider', my: 0.5 }} />}
            </Box>
            <Box sx={{ pb: last ? 0 : 2, minWidth: 0 }}>
                <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
                    <Typography sx={{ fontWeight: 650 }}>{eventInWords(line.event)}</Typography>
                    {line.channel && <Chip size="small" label={channelName(line.channel)} />}
                    {line.provider && <Chip size="small" variant="outlined" label={line.provider} />}
                    {Boolean(line.attempt) && <Chip size="small" variant="outlined" label={`attempt ${line.attempt}`} />}
                </Stack>
                {line.reason && (
                    <Typography variant="body2">
                        because {reasonInWords(line.reason)}{' '}
                        <Typography component="code" variant="body2" color="text.secondary">
                            ({line.reason})
                        </Typography>
                    </Typography>
                )}
                {line.detail && (
                    <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                        {line.detail}
                    </Typography>
                )}
                <Typography variant="body2" color="text.secondary" component="div">
                    <Time at={line.at} full />
                    {since !== undefined && since > 0 && ` · ${duration(since)} later`}
                    {trace && line.traceId && (
                        <>
                            {' · trace '}
                            <CopyText text={line.traceId} label="trace id" shown={line.traceId.slice(0, 12) + '…'} />
                        </>
                    )}
                </Typography>
            </Box>
        </Box>
    );
}
