import { describe, expect, it } from 'vitest';
import { series, totals, type Counts, type Stats } from './figures';

const NONE: Counts = {
    planned: 0, sent: 0, delivered: 0, opened: 0, clicked: 0, retried: 0,
    bounced: 0, failed: 0, expired: 0, suppressed: 0, skipped: 0, cancelled: 0,
};

const STATS: Stats = {
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-01T03:00:00Z',
    data: [
        { at: '2026-01-01T00:00:00Z', channel: 'email', counts: { ...NONE, sent: 3, delivered: 2, bounced: 1 } },
        { at: '2026-01-01T02:00:00Z', channel: 'email', counts: { ...NONE, sent: 1, failed: 2 } },
        { at: '2026-01-01T02:00:00Z', channel: 'sms', counts: { ...NONE, sent: 5, expired: 1 } },
    ],
};

describe('figures', () => {
    it('have a point for every hour, zero where nothing happened', () => {
        expect(series(STATS, 'sent', 'hour')).toEqual([
            { at: Date.parse('2026-01-01T00:00:00Z'), email: 3, sms: 0 },
            { at: Date.parse('2026-01-01T01:00:00Z'), email: 0, sms: 0 },
            { at: Date.parse('2026-01-01T02:00:00Z'), email: 1, sms: 5 },
        ]);
    });

    it('count every bad end as failed', () => {
        expect(series(STATS, 'failed', 'hour').map((point) => point.email + point.sms)).toEqual([1, 0, 3]);
        expect(totals(STATS)).toEqual({ sent: 9, delivered: 2, failed: 4 });
        expect(totals(STATS, 'sms')).toEqual({ sent: 5, delivered: 0, failed: 1 });
    });
});
