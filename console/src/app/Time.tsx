import { Tooltip } from '@mui/material';

const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const SHORT = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });

/** A moment, short; in full and in UTC for those who point at it. */
export function Time({ at, full }: { at?: string | null; full?: boolean }) {
    if (!at) {
        return <>—</>;
    }
    const date = new Date(at);
    return (
        <Tooltip title={`${FULL.format(date)} (${at})`}>
            <time dateTime={at}>{(full ? FULL : SHORT).format(date)}</time>
        </Tooltip>
    );
}

/** `850 ms`, `12.4 s`, `3 min 5 s`, `2 h 4 min`. */
export function duration(millis: number): string {
    if (millis < 1000) {
        return `${Math.round(millis)} ms`;
    }
    const seconds = millis / 1000;
    if (seconds < 60) {
        return `${seconds.toFixed(1)} s`;
    }
    const minutes = Math.floor(seconds / 60);
    return minutes < 60
        ? `${minutes} min ${Math.round(seconds % 60)} s`
        : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
