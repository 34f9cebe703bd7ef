import { Stack, Typography } from '@mui/material';
import { useEffect, type ReactNode } from 'react';

interface Props {
    title: string;
    /** Beside the title, for example a status. */
    mark?: ReactNode;
    /** What can be done here. */
    actions?: ReactNode;
    children?: ReactNode;
}

/** The heading of a page, and of its tab. */
export function PageTitle({ title, mark, actions, children }: Props) {
    useEffect(() => {
        document.title = `${title} · Carillon`;
    }, [title]);
    return (
        <Stack
            component="header"
            direction="row"
            sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', gap: 1.5, pt: 2, pb: 2 }}
        >
            <Stack spacing={0.5} sx={{ minWidth: 0 }}>
                <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
                    <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
                        {title}
                    </Typography>
                    {mark}
                </Stack>
                {children && (
                    <Typography variant="body2" color="text.secondary" component="div">
                        {children}
                    </Typography>
                )}
            </Stack>
            {actions && (
                <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
                    {actions}
                </Stack>
            )}
        </Stack>
    );
}
