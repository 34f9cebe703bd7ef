import { Chip, type ChipProps } from '@mui/material';

type Color = ChipProps['color'];

const COLORS: Record<string, Color> = {
    DELIVERED: 'success',
    OPENED: 'success',
    CLICKED: 'success',
    SENT: 'info',
    DISPATCHED: 'info',
    ACCEPTED: 'info',
    PENDING: 'info',
    SCHEDULED: 'info',
    RETRYING: 'warning',
    BOUNCED: 'error',
    FAILED: 'error',
    EXPIRED: 'error',
    SUPPRESSED: 'default',
    SKIPPED: 'default',
    CANCELLED: 'default',
    PARTLY_DELIVERED: 'warning',
    OPEN: 'error',
    REDRIVEN: 'success',
    RESOLVED: 'success',
    COMPLETED: 'success',
    CLOSED: 'info',
    PAUSED: 'warning',
    active: 'success',
    suspended: 'error',
};

const WORDS: Record<string, string> = { CLOSED: 'sending' };

/** A status as a word with a colour. */
export function Status({ of, label }: { of: string; label?: string }) {
    const words = label ?? WORDS[of] ?? of.toLowerCase().replaceAll('_', ' ');
    return <Chip size="small" variant="outlined" color={COLORS[of] ?? 'default'} label={words} sx={{ fontWeight: 600 }} />;
}
