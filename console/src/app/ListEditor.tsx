import Add from '@mui/icons-material/Add';
import DeleteOutline from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface Props<T> {
    title: string;
    hint?: string;
    /** What one of them is called, for buttons: `attachment`. */
    one: string;
    items: readonly T[];
    onChange: (items: T[]) => void;
    fresh: () => T;
    most?: number;
    readOnly?: boolean;
    children: (item: T, set: (part: Partial<T>) => void, at: number) => ReactNode;
}

/** A list that is written item by item. */
export function ListEditor<T>({ title, hint, one, items, onChange, fresh, most = Infinity, readOnly, children }: Props<T>) {
    if (readOnly && items.length === 0) {
        return null;
    }
    const set = (at: number, part: Partial<T>) => onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)));
    return (
        <Box component="section" aria-label={title}>
            <Typography variant="h3">{title}</Typography>
            {hint && (
                <Typography variant="body2" color="text.secondary">
                    {hint}
                </Typography>
            )}
            <Stack component="ol" spacing={1.5} sx={{ listStyle: 'none', m: 0, mt: 1.5, p: 0 }}>
                {items.map((item, at) => (
                    <Stack component="li" key={at} direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
                        <Box sx={FIELDS}>{children(item, (part) => set(at, part), at)}</Box>
                        {!readOnly && (
                            <IconButton aria-label={`Remove ${one} ${at + 1}`} onClick={() => onChange(items.filter((_, index) => index !== at))}>
                                <DeleteOutline />
                            </IconButton>
                        )}
                    </Stack>
                ))}
            </Stack>
            {!readOnly && items.length < most && (
                <Button size="small" startIcon={<Add />} onClick={() => onChange([...items, fresh()])} sx={{ mt: 1 }}>
                    Add {one}
                </Button>
            )}
        </Box>
    );
}

const FIELDS = {
    flex: 1,
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(140px, 100%), 1fr))',
    gap: 1.5,
};
