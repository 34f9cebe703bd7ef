import { Chip } from '@mui/material';

/** Whether what is shown follows what happens. */
export function LiveMark({ isLive }: { isLive: boolean }) {
    return <Chip size="small" variant="outlined" color={isLive ? 'success' : 'warning'} label={isLive ? 'live' : 'not live'} />;
}
