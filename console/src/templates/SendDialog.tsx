import { Autocomplete, FormControlLabel, Radio, RadioGroup, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { SERVICE } from '../api/client';
import { Ask } from '../app/Ask';
import { CHANNELS, channelName } from '../app/channels';
import { CodeField } from '../app/CodeField';
import { useClient } from '../app/services';
import type { Template } from './model';
import { parsed } from './PreviewPane';

interface Props {
    template: Template;
    locale: string;
    sample: string;
    open: boolean;
    onClose: () => void;
}

interface Accepted {
    notificationId: string;
}

/** Sends the template to one person, and leads to the message's story. */
export function SendDialog({ template, locale, sample, open, onClose }: Props) {
    const client = useClient();
    const navigate = useNavigate();
    const notify = useNotify();
    const [what, setWhat] = useState(template.publishedVersion ? 'published' : 'draft');
    const [channels, setChannels] = useState<string[]>(['email']);
    const [recipient, setRecipient] = useState<Record<string, string>>({});
    const [json, setJson] = useState(sample);
    const data = parsed(json);
    const fields = fieldsFor(channels);
    const send = async () => {
        const to = Object.fromEntries(fields.map(([name]) => [name, recipient[name]?.trim()]).filter(([, value]) => value));
        const accepted =
            what === 'published'
                ? await client.post<Accepted>(`${SERVICE}/send`, { template: { code: template.code, locale }, recipient: to, channels, data })
                : await client.post<Accepted>(client.admin(`/templates/${template.id}/test-send`), { draft: true, locale, channels, recipient: to, data });
        notify('Accepted', { type: 'success' });
        navigate(`/notifications/${accepted.notificationId}/show`);
    };
    return (
        <Ask open={open} title={`Send “${template.name}”`} go="Send" onGo={send} onClose={onClose} disabled={!data || channels.length === 0}>
            <Stack spacing={2} sx={{ pt: 1 }}>
                <RadioGroup value={what} onChange={(_, chosen) => setWhat(chosen)} aria-label="What to send">
                    <FormControlLabel
                        value="published"
                        disabled={!template.publishedVersion}
                        control={<Radio />}
                        label={template.publishedVersion ? `Version ${template.publishedVersion}, which is in use` : 'Nothing is published yet'}
                    />
                    <FormControlLabel value="draft" control={<Radio />} label="The saved draft, as a test" />
                </RadioGroup>
                <Autocomplete
                    multiple
                    disableCloseOnSelect
                    options={CHANNELS.filter((name) => name !== 'webhook') as string[]}
                    value={channels}
                    getOptionLabel={channelName}
                    onChange={(_, chosen) => setChannels(chosen)}
                    renderInput={(params) => <TextField {...params} label="Channels" />}
                />
                {fields.map(([name, label, type]) => (
                    <TextField
                        key={name}
                        label={label}
                        type={type}
                        value={recipient[name] ?? ''}
                        onChange={(event) => setRecipient({ ...recipient, [name]: event.target.value })}
                    />
                ))}
                <CodeField label="Data (JSON)" rows={3} value={json} onChange={(event) => setJson(event.target.value)} error={!data} />
            </Stack>
        </Ask>
    );
}

type Field = [name: string, label: string, type: string];

function fieldsFor(channels: string[]): Field[] {
    const fields: Field[] = [];
    if (channels.includes('email')) {
        fields.push(['email', 'E-mail address', 'email']);
    }
    if (channels.includes('sms')) {
        fields.push(['phone', 'Phone number', 'tel']);
    }
    if (channels.includes('whatsapp')) {
        fields.push(['whatsapp', 'WhatsApp number', 'tel']);
    }
    if (channels.includes('in-app') || channels.includes('push')) {
        fields.push(['userId', 'User id', 'text']);
    }
    return fields;
}
