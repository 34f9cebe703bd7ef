export interface Job {
    jobId: string;
    state: string;
    template?: string | null;
    category?: string | null;
    priority?: string | null;
    counters: Record<string, number>;
    deliveries: Record<string, Record<string, number>>;
    progress: number;
    rate: number;
    estimatedEnd?: string | null;
    createdAt: string;
    completedAt?: string | null;
}

/** What a socket tells of a job (docs/realtime.md). */
export interface Told {
    state: string;
    counters: Record<string, number>;
}

export function ended({ state, completedAt }: Pick<Job, 'state' | 'completedAt'>): boolean {
    return state === 'COMPLETED' || state === 'CANCELLED' || Boolean(completedAt);
}

/** Whether nothing about it will change any more. */
export function isFinal({ state, completedAt }: Job): boolean {
    return state === 'CANCELLED' || Boolean(completedAt);
}

/** The job as it was told last; what frames do not carry stays as it was read. */
export function told(job: Job, { state, counters }: Told): Job {
    return { ...job, state, counters, progress: progressOf(counters) };
}

/** Share of accepted rows that are through, as core counts it (`BatchFigures`): with several channels, in shares. */
export function progressOf(counters: Record<string, number>): number {
    const of = (name: string) => counters[name] ?? 0;
    if (of('accepted') === 0) {
        return 0;
    }
    const sent = of('deliveries') === 0 ? of('planned') : Math.floor((of('planned') * (of('deliveries') - of('open'))) / of('deliveries'));
    return (of('dropped') + of('refused') + sent) / of('accepted');
}

/** A list of jobs with what was told of one; a list that was read after a job's end may not know of it yet. */
export function toldIn<T extends { data: Job[] }>(page: T, id: string, news: Told): T {
    return { ...page, data: page.data.map((job) => (job.jobId === id && !isFinal(job) ? told(job, news) : job)) };
}
