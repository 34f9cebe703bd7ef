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

export function ended(job: Job): boolean {
    return job.state === 'COMPLETED' || job.state === 'CANCELLED' || Boolean(job.completedAt);
}
