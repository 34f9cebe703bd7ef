import { Box } from '@mui/material';
import { CODE_FONT } from './theme';

/** Data as it is. */
export function Json({ of, label }: { of: unknown; label: string }) {
    return (
        <Box
            component="pre"
            tabIndex={0}
            aria-label={label}
            role="region"
            sx={{
                m: 0, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'auto', maxHeight: 480,
                fontFamily: CODE_FONT, fontSize: '0.8rem', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere',
            }}
        >
            {typeof of === 'string' ? of : JSON.stringify(of, null, 2)}
        </Box>
    );
}
