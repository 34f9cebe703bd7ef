export interface Counts {
    planned: number;
    sent: number;
    delivered: number;
    opened: number;
    clicked: number;
    retried: number;
    bounced: number;
    failed: number;
    expired: number;
    suppressed: number;
    skipped: number;
    cancelled: number;
}

export interface Line {
    at: string;
    channel: string;
    counts: Counts;
}

export interface Stats {
    from: string;
    to: string;
    data: Line[];
}

export type Measure = 'sent' | 'delivered' | 'failed';

/** What ended badly, for whatever reason. */
export function failures(counts: Counts): number {
    return counts.failed + counts.bounced + counts.expired;
}

export function measured(counts: Counts, measure: Measure): number {
    return measure === 'failed' ? failures(counts) : counts[measure];
}

export interface Point {
    at: number;
    [channel: string]: number;
}

const HOUR = 3_600_000;

/** One point for each hour or day of the span, zero where nothing was counted: a gap would look like a steady line. */
export function series(stats: Stats, measure: Measure, step: 'hour' | 'day'): Point[] {
    const width = step === 'hour' ? HOUR : 24 * HOUR;
    const channels = channelsOf(stats);
    const points = new Map<number, Point>();
    const first = Math.floor(Date.parse(stats.from) / width) * width;
    for (let at = first; at < Date.parse(stats.to); at += width) {
        points.set(at, Object.fromEntries([['at', at], ...channels.map((channel) => [channel, 0])]) as Point);
    }
    for (const line of stats.data) {
        const point = points.get(Math.floor(Date.parse(line.at) / width) * width);
        if (point) {
            point[line.channel] = (point[line.channel] ?? 0) + measured(line.counts, measure);
        }
    }
    return [...points.values()];
}

export function channelsOf(stats: Stats): string[] {
    return [...new Set(stats.data.map((line) => line.channel))].sort();
}

export function totals(stats: Stats, channel?: string): Record<Measure, number> {
    const sum = { sent: 0, delivered: 0, failed: 0 };
    for (const line of stats.data) {
        if (!channel || line.channel === channel) {
            sum.sent += line.counts.sent;
            sum.delivered += line.counts.delivered;
            sum.failed += failures(line.counts);
        }
    }
    return sum;
}
