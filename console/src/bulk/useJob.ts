import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useClient } from '../app/services';
import { useProgress } from '../live/useProgress';
import { ended, isFinal, told, type Job, type Told } from './job';

/** How often a job is read while no socket tells how far it is. */
const ASKED = 1_000;
/** How often what frames do not carry is read: pace, and deliveries by channel. */
const DETAILS = 15_000;

/** A bulk job as it goes on: told by the socket, asked for while there is none. */
export function useJob(id: string, path: string): { job?: Job; error: unknown; isLive: boolean } {
    const client = useClient();
    const queries = useQueryClient();
    const live = useRef(false);
    const readAt = useRef(0);
    const last = useRef<Told>(undefined);
    const { data: job, error } = useQuery({
        queryKey: ['job', path],
        queryFn: async ({ signal }) => {
            const read = await client.get<Job>(path, signal);
            readAt.current = Date.now();
            // an end may be told a moment before it can be read
            return last.current && ended(last.current) ? told(read, last.current) : read;
        },
        refetchInterval: ({ state }) => (state.data && isFinal(state.data) ? false : live.current ? DETAILS : ASKED),
        retry: 1,
    });
    live.current = useProgress(job && !ended(job) ? `bulk:${id}` : null, (frame) => {
        const before = queries.getQueryData<Job>(['job', path]);
        const news = frame as unknown as Told;
        last.current = news;
        queries.setQueryData<Job>(['job', path], before && told(before, news));
        if (before?.state !== news.state || Date.now() - readAt.current > DETAILS) {
            void queries.invalidateQueries({ queryKey: ['job', path] });
        }
    });
    return { job, error, isLive: live.current };
}
