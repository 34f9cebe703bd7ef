import AttachFile from '@mui/icons-material/AttachFile';
import Image from '@mui/icons-material/ImageOutlined';
import Launch from '@mui/icons-material/LaunchOutlined';
import Reply from '@mui/icons-material/ReplyOutlined';
import { Chip, Stack } from '@mui/material';
import type { Words } from './model';

/** What goes with a message besides its words. */
export function GoesAlong({ words: { attachments = [], media, buttons = [], push } }: { words: Words }) {
    const picture = media?.url ?? push?.imageUrl;
    return (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', mt: 1, '&:empty': { display: 'none' } }}>
            {picture && <Chip size="small" icon={<Image />} label={media?.fileName ?? picture} sx={{ maxWidth: '100%' }} />}
            {attachments.map((file, at) => (
                <Chip key={at} size="small" icon={<AttachFile />} label={file.name || file.url} sx={{ maxWidth: '100%' }} />
            ))}
            {buttons.map((button, at) => (
                <Chip key={at} size="small" variant="outlined" color="primary" icon={button.url === undefined ? <Reply /> : <Launch />} label={button.label ?? button.id ?? button.url} />
            ))}
        </Stack>
    );
}
