import { describe, expect, it } from 'vitest';
import { ended, isFinal, progressOf, told, toldIn, type Job } from './job';

const JOB: Job = {
    jobId: '1', state: 'CLOSED', template: 'welcome', counters: { accepted: 10 }, deliveries: { email: { SENT: 1 } },
    progress: 0, rate: 5, createdAt: '2026-01-01T00:00:00Z',
};

describe('a job', () => {
    it('is as far as its counters say', () => {
        expect(progressOf({ accepted: 10, planned: 6, deliveries: 6, open: 2, refused: 1, dropped: 1 })).toBe(0.6);
        expect(progressOf({ accepted: 10, planned: 5, deliveries: 10, open: 5 })).toBe(0.2);
        expect(progressOf({ accepted: 10, planned: 5, deliveries: 0 })).toBe(0.5);
        expect(progressOf({})).toBe(0);
    });

    it('is as it was told last, and keeps what was not told', () => {
        const after = told(JOB, { state: 'PAUSED', counters: { accepted: 10, planned: 10, deliveries: 10, open: 0 } });
        expect(after).toMatchObject({ state: 'PAUSED', progress: 1, template: 'welcome', rate: 5, deliveries: JOB.deliveries });
    });

    it('has ended when it is through or was cancelled', () => {
        expect(['CLOSED', 'PAUSED', 'COMPLETED', 'CANCELLED'].filter((state) => ended({ state }))).toEqual(['COMPLETED', 'CANCELLED']);
        expect(isFinal({ ...JOB, state: 'COMPLETED' })).toBe(false);
        expect(isFinal({ ...JOB, state: 'COMPLETED', completedAt: JOB.createdAt })).toBe(true);
    });

    it('is told of in a list, unless the list knows its end', () => {
        const other = { ...JOB, jobId: '2' };
        const done = { ...JOB, jobId: '3', completedAt: JOB.createdAt };
        const news = { state: 'PAUSED', counters: { accepted: 10 } };
        expect(toldIn({ data: [JOB, other, done] }, '1', news).data.map(({ state }) => state)).toEqual(['PAUSED', 'CLOSED', 'CLOSED']);
        expect(toldIn({ data: [JOB, other, done] }, '3', news).data).toEqual([JOB, other, done]);
    });
});
