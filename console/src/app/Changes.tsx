import { Box, Stack, Typography } from '@mui/material';
import { changes, pieces, type Piece } from './diff';
import { CODE_FONT } from './theme';

const SIGNS = { same: ' ', added: '+', removed: '−' };

/** What differs between two values, field by field and line by line. */
export function Changes({ before, after }: { before: unknown; after: unknown }) {
    const found = changes(before, after);
    if (found.length === 0) {
        return <Typography color="text.secondary">They are the same.</Typography>;
    }
    return (
        <Stack spacing={2}>
            {found.map((change) => (
                <Box key={change.place.join('/')}>
                    <Typography variant="body2" sx={{ fontWeight: 650, mb: 0.5 }}>
                        {change.place.filter((step) => step !== 'locales').join(' › ')}
                    </Typography>
                    <Box
                        component="pre"
                        tabIndex={0}
                        sx={{
                            m: 0, border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'auto', maxHeight: 360,
                            fontFamily: CODE_FONT, fontSize: '0.8rem', lineHeight: 1.5,
                        }}
                    >
                        {pieces(lines(change.before), lines(change.after)).map((piece, at) => (
                            <Lines key={at} piece={piece} />
                        ))}
                    </Box>
                </Box>
            ))}
        </Stack>
    );
}

function lines(text?: string): string {
    return text === undefined ? '' : text.endsWith('\n') ? text : text + '\n';
}

function Lines({ piece }: { piece: Piece }) {
    const color = piece.kind === 'added' ? 'success.main' : piece.kind === 'removed' ? 'error.main' : 'text.primary';
    return (
        <Box component="span" sx={{ display: 'block', color, px: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {piece.text
                .replace(/\n$/, '')
                .split('\n')
                .map((line) => `${SIGNS[piece.kind]} ${line}`)
                .join('\n')}
        </Box>
    );
}
