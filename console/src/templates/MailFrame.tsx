import { Box } from '@mui/material';
import { useEffect, useRef, useState } from 'react';

/** Shows a mail as recipients see it, in a frame that can do nothing. */
export function MailFrame({ html, title }: { html: string; title: string }) {
    const frame = useRef<HTMLIFrameElement>(null);
    const [ready, setReady] = useState(0);
    useEffect(() => {
        const listen = (event: MessageEvent<unknown>) => {
            if (event.source === frame.current?.contentWindow && event.data === 'preview-ready') {
                setReady((times) => times + 1);
            }
        };
        window.addEventListener('message', listen);
        return () => window.removeEventListener('message', listen);
    }, []);
    useEffect(() => {
        if (ready > 0) {
            frame.current?.contentWindow?.postMessage(html, '*');
        }
    }, [html, ready]);
    return (
        <Box
            component="iframe"
            ref={frame}
            title={title}
            src="/console/frame.html"
            sandbox="allow-scripts"
            sx={{ width: '100%', height: 460, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: '#ffffff' }}
        />
    );
}
