import { Alert, Box, Card, CardContent, Stack, ToggleButton, ToggleButtonGroup, Typography, useTheme } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useClient } from '../app/services';
import { query } from '../api/client';
import { LiveMark } from '../app/LiveMark';
import { channelColor, channelName } from '../app/channels';
import { channelsOf, series, totals, type Measure, type Stats } from './figures';

const SPANS = {
    day: { label: '24 hours', hours: 24, step: 'hour' },
    week: { label: '7 days', hours: 168, step: 'hour' },
    month: { label: '30 days', hours: 720, step: 'day' },
} as const;

type Span = keyof typeof SPANS;

const MEASURES: { key: Measure; label: string; explained: string }[] = [
    { key: 'sent', label: 'Sent', explained: 'handed over to a provider' },
    { key: 'delivered', label: 'Delivered', explained: 'confirmed to have arrived' },
    { key: 'failed', label: 'Failed', explained: 'failed, bounced or expired' },
];

const LIVE = 5_000;
const NUMBER = new Intl.NumberFormat();

function useStats(span: Span) {
    const client = useClient();
    const { hours, step } = SPANS[span];
    return useQuery({
        queryKey: ['stats', client.admin('/stats'), span],
        queryFn: ({ signal }) => {
            const from = new Date(Date.now() - hours * 3_600_000).toISOString();
            return client.get<Stats>(client.admin('/stats') + query({ from, groupBy: `channel,${step}` }), signal);
        },
        refetchInterval: LIVE,
        placeholderData: (before) => before,
    });
}

/** How much was sent, and how well, up to now. */
export default function Dashboard() {
    const [span, setSpan] = useState<Span>('day');
    const { data, error, isPending } = useStats(span);
    return (
        <Box sx={{ pt: 2 }}>
            <Title title="Overview" />
            <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', gap: 1, mb: 2 }}>
                <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
                    <Typography variant="h1">Overview</Typography>
                    <LiveMark isLive={!error} />
                </Stack>
                <ToggleButtonGroup
                    size="small"
                    exclusive
                    value={span}
                    aria-label="Span of time"
                    onChange={(_, chosen: Span | null) => chosen && setSpan(chosen)}
                >
                    {Object.entries(SPANS).map(([key, { label }]) => (
                        <ToggleButton key={key} value={key}>
                            {label}
                        </ToggleButton>
                    ))}
                </ToggleButtonGroup>
            </Stack>
            {error && (
                <Alert severity="error" sx={{ mb: 2 }}>
                    {error.message}
                </Alert>
            )}
            {isPending ? <Typography color="text.secondary">Counting…</Typography> : data && <Figures stats={data} span={span} />}
        </Box>
    );
}

function Figures({ stats, span }: { stats: Stats; span: Span }) {
    const all = totals(stats);
    if (channelsOf(stats).length === 0) {
        return (
            <Card>
                <CardContent sx={{ textAlign: 'center', py: 6 }}>
                    <Typography variant="h2" sx={{ mb: 1 }}>
                        Nothing was sent in this time
                    </Typography>
                    <Typography color="text.secondary">What is sent from now on shows here within seconds.</Typography>
                </CardContent>
            </Card>
        );
    }
    return (
        <Stack spacing={2}>
            {MEASURES.map(({ key, label, explained }) => (
                <Card key={key}>
                    <CardContent sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '200px 1fr' }, gap: 2 }}>
                        <Box>
                            <Typography variant="h2">{label}</Typography>
                            <Typography sx={{ fontSize: '2rem', fontWeight: 650, fontVariantNumeric: 'tabular-nums' }}>
                                {NUMBER.format(all[key])}
                            </Typography>
                            <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
                                {explained}
                            </Typography>
                            <ByChannel stats={stats} measure={key} />
                        </Box>
                        <Chart stats={stats} measure={key} span={span} label={label} />
                    </CardContent>
                </Card>
            ))}
        </Stack>
    );
}

function ByChannel({ stats, measure }: { stats: Stats; measure: Measure }) {
    const theme = useTheme();
    return (
        <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }} spacing={0.25}>
            {channelsOf(stats).map((channel) => (
                <Stack component="li" key={channel} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
                    <Box sx={{ width: 10, height: 10, borderRadius: '3px', bgcolor: channelColor(channel, theme.palette.mode) }} />
                    <Typography variant="body2" sx={{ flex: 1 }}>
                        {channelName(channel)}
                    </Typography>
                    <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                        {NUMBER.format(totals(stats, channel)[measure])}
                    </Typography>
                </Stack>
            ))}
        </Stack>
    );
}

function Chart({ stats, measure, span, label }: { stats: Stats; measure: Measure; span: Span; label: string }) {
    const theme = useTheme();
    const { step } = SPANS[span];
    const points = series(stats, measure, step);
    const channels = channelsOf(stats);
    const time = (at: number) =>
        new Date(at).toLocaleString(undefined, span === 'day' ? { hour: '2-digit', minute: '2-digit' } : { month: 'short', day: 'numeric' });
    const axis = { fontSize: 12, fill: theme.palette.text.secondary };
    return (
        <Box role="img" aria-label={`${label} by ${step} and channel`} sx={{ height: { xs: 180, md: '100%' }, minHeight: 180, minWidth: 0 }}>
            <ResponsiveContainer width="100%" height="100%">
                <BarChart data={points} margin={{ top: 8, right: 8, bottom: 0, left: -12 }} accessibilityLayer={false} barCategoryGap="18%">
                    <CartesianGrid stroke={theme.palette.divider} vertical={false} />
                    <XAxis dataKey="at" tickFormatter={time} tick={axis} tickLine={false} axisLine={false} minTickGap={48} />
                    <YAxis allowDecimals={false} tick={axis} tickLine={false} axisLine={false} width={56} />
                    <Tooltip
                        cursor={{ fill: theme.palette.action.hover }}
                        labelFormatter={(at) => new Date(Number(at)).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
                        contentStyle={{ background: theme.palette.background.paper, border: `1px solid ${theme.palette.divider}`, borderRadius: 8 }}
                    />
                    {channels.map((channel) => (
                        <Bar key={channel} dataKey={channel} name={channelName(channel)} stackId="all" isAnimationActive={false} maxBarSize={32} fill={channelColor(channel, theme.palette.mode)} />
                    ))}
                </BarChart>
            </ResponsiveContainer>
        </Box>
    );
}
