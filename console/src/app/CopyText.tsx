import ContentCopy from '@mui/icons-material/ContentCopy';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { CODE_FONT } from './theme';

/** A text to be taken along, such as an id. */
export function CopyText({ text, label, shown }: { text: string; label: string; shown?: string }) {
    const [copied, setCopied] = useState(false);
    const copy = () => {
        void navigator.clipboard.writeText(text).then(() => {
            setCopied(true);
            window.setTimeout(() => setCopied(false), 2000);
        });
    };
    return (
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25, maxWidth: '100%' }}>
            <Box component="span" sx={{ fontFamily: CODE_FONT, fontSize: '0.8rem', overflowWrap: 'anywhere' }}>
                {shown ?? text}
            </Box>
            <Tooltip title={copied ? 'Copied' : `Copy ${label}`}>
                <IconButton size="small" onClick={copy} aria-label={`Copy ${label}`}>
                    <ContentCopy sx={{ fontSize: 14 }} />
                </IconButton>
            </Tooltip>
        </Box>
    );
}
