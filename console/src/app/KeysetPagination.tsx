import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Button, Stack, Typography } from '@mui/material';
import { useListContext } from 'react-admin';

/** Forth and back through a list whose length nobody knows. */
export function KeysetPagination() {
    const { page, setPage, hasNextPage, hasPreviousPage, isPending } = useListContext();
    if (isPending || (!hasNextPage && !hasPreviousPage)) {
        return null;
    }
    return (
        <Stack component="nav" aria-label="Pages" direction="row" spacing={1} sx={{ justifyContent: 'flex-end', alignItems: 'center', p: 1 }}>
            <Button startIcon={<ChevronLeft />} disabled={!hasPreviousPage} onClick={() => setPage(page - 1)}>
                Previous
            </Button>
            <Typography variant="body2" color="text.secondary">
                Page {page}
            </Typography>
            <Button endIcon={<ChevronRight />} disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
                Next
            </Button>
        </Stack>
    );
}
