import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

export type Fact = [name: string, value: ReactNode];

/** Names with values, to be read. What has no value is not shown. */
export function Facts({ of }: { of: Fact[] }) {
    return (
        <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '6px 16px', m: 0, alignItems: 'baseline' }}>
            {of
                .filter(([, value]) => value)
                .map(([name, value]) => (
                    <Box key={name} sx={{ display: 'contents' }}>
                        <Typography component="dt" variant="body2" color="text.secondary">
                            {name}
                        </Typography>
                        <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                            {value}
                        </Typography>
                    </Box>
                ))}
        </Box>
    );
}
