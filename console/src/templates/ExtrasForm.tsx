import { Box, MenuItem, Stack, TextField, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { ListEditor } from '../app/ListEditor';
import { MapEditor } from '../app/MapEditor';
import { numberOf } from '../app/useForm';
import { withExtras, withField, type Attachment, type Button, type Media, type PushOptions } from './extras';
import type { Words } from './model';

interface Props {
    channel: string;
    words: Words;
    onChange: (words: Words) => void;
    readOnly: boolean;
}

/** What goes with the words of a channel: files, pictures, buttons, options, data. */
export function ExtrasForm({ channel, words, onChange, readOnly }: Props) {
    const set = (extras: Partial<Words>) => onChange(withExtras(words, extras));
    const form = { words, set, readOnly };
    switch (channel) {
        case 'email':
            return <Attachments {...form} />;
        case 'whatsapp':
            return (
                <Stack spacing={3}>
                    <Parameters {...form} />
                    <MediaForm {...form} />
                    <Buttons {...form} />
                </Stack>
            );
        case 'push':
            return (
                <Stack spacing={3}>
                    <Push {...form} />
                    <Data {...form} />
                </Stack>
            );
        case 'in-app':
            return <Data {...form} />;
        default:
            return null;
    }
}

interface FormProps {
    words: Words;
    set: (extras: Partial<Words>) => void;
    readOnly: boolean;
}

function Attachments({ words, set, readOnly }: FormProps) {
    return (
        <ListEditor<Attachment>
            title="Attachments"
            hint="Fetched when the mail is sent; https only. With a content id it is inline, and the HTML names it by cid:."
            one="attachment"
            most={10}
            items={words.attachments ?? []}
            onChange={(attachments) => set({ attachments })}
            fresh={() => ({ name: '', contentType: 'application/pdf', url: '' })}
            readOnly={readOnly}
        >
            {(file, change) => (
                <>
                    <TextField label="File name" value={file.name ?? ''} disabled={readOnly} onChange={(event) => change({ name: event.target.value })} />
                    <TextField label="Media type" value={file.contentType ?? ''} disabled={readOnly} onChange={(event) => change({ contentType: event.target.value })} />
                    {file.content === undefined ? (
                        <TextField label="Address" value={file.url ?? ''} disabled={readOnly} onChange={(event) => change({ url: event.target.value })} />
                    ) : (
                        <TextField label="Content" value={`${Math.round((file.content.length * 3) / 4096)} kB in the template`} disabled />
                    )}
                    <TextField label="Content id" value={file.contentId ?? ''} disabled={readOnly} onChange={(event) => change({ contentId: event.target.value || undefined })} />
                </>
            )}
        </ListEditor>
    );
}

function Parameters({ words, set, readOnly }: FormProps) {
    return (
        <ListEditor<{ value: string }>
            title="Parameters of the approved template"
            hint="In the order Meta approved them."
            one="parameter"
            items={(words.whatsappParameters ?? []).map((value) => ({ value }))}
            onChange={(items) => set({ whatsappParameters: items.map(({ value }) => value) })}
            fresh={() => ({ value: '' })}
            readOnly={readOnly}
        >
            {(item, change, at) => <TextField label={`{{${at + 1}}}`} value={item.value} disabled={readOnly} onChange={(event) => change({ value: event.target.value })} />}
        </ListEditor>
    );
}

const KINDS = { image: 'a picture', video: 'a film', audio: 'a sound', document: 'a document' };

function MediaForm({ words, set, readOnly }: FormProps) {
    const { media } = words;
    const change = (field: keyof Media, value: string) => set({ media: withField(media ?? { kind: 'image' }, field, value) });
    const field = (name: keyof Media) => ({ value: media?.[name] ?? '', disabled: readOnly, onChange: (event: React.ChangeEvent<HTMLInputElement>) => change(name, event.target.value) });
    return (
        <Group title="Media" hint="Shown above the text; the head of an approved template.">
            <TextField select label="Shows" value={media?.kind ?? ''} disabled={readOnly} slotProps={NOTHING_TOO}
                onChange={(event) => set({ media: event.target.value ? { ...media, kind: event.target.value } : undefined })}>
                <MenuItem value="">nothing</MenuItem>
                {Object.entries(KINDS).map(([kind, words]) => (
                    <MenuItem key={kind} value={kind}>
                        {words}
                    </MenuItem>
                ))}
            </TextField>
            {media && (
                <>
                    <TextField label="Address (https)" {...field('url')} />
                    {media.kind !== 'audio' && <TextField label="Caption" {...field('caption')} />}
                    {media.kind === 'document' && <TextField label="File name" {...field('fileName')} />}
                </>
            )}
        </Group>
    );
}

function Buttons({ words, set, readOnly }: FormProps) {
    return (
        <ListEditor<Button>
            title="Buttons"
            hint="Up to three answers, or one link. Those of an approved template have no words of their own."
            one="button"
            most={3}
            items={words.buttons ?? []}
            onChange={(buttons) => set({ buttons })}
            fresh={() => (words.whatsappTemplate ? { id: '' } : { id: '', label: '' })}
            readOnly={readOnly}
        >
            {(button, change) => (
                <>
                    <TextField select label="Is" value={button.url === undefined ? 'answer' : 'link'} disabled={readOnly}
                        onChange={(event) => change(event.target.value === 'link' ? { url: '', id: undefined } : { id: '', url: undefined })}>
                        <MenuItem value="answer">an answer</MenuItem>
                        <MenuItem value="link">a link</MenuItem>
                    </TextField>
                    {(button.label !== undefined || !words.whatsappTemplate) && (
                        <TextField label="Words" value={button.label ?? ''} disabled={readOnly} onChange={(event) => change({ label: event.target.value })} />
                    )}
                    {button.url === undefined ? (
                        <TextField label="Comes back as" value={button.id ?? ''} disabled={readOnly} onChange={(event) => change({ id: event.target.value })} />
                    ) : (
                        <TextField label="Leads to" value={button.url} disabled={readOnly} onChange={(event) => change({ url: event.target.value })} />
                    )}
                </>
            )}
        </ListEditor>
    );
}

const PUSH: { name: keyof PushOptions; label: string; number?: boolean }[] = [
    { name: 'imageUrl', label: 'Picture’s address (https)' },
    { name: 'sound', label: 'Sound' },
    { name: 'badge', label: 'Number on the icon', number: true },
    { name: 'ttlSeconds', label: 'Kept for seconds', number: true },
    { name: 'collapseKey', label: 'Replaces messages with key' },
    { name: 'androidChannelId', label: 'Android channel' },
];

function Push({ words, set, readOnly }: FormProps) {
    const push: PushOptions = words.push ?? {};
    return (
        <Group title="On the device" hint="What is empty is left to the platform.">
            {PUSH.map(({ name, label, number }) => (
                <TextField key={name} label={label} type={number ? 'number' : 'text'} value={push[name] ?? ''} disabled={readOnly}
                    onChange={(event) => set({ push: withField(push, name, number ? numberOf(event.target.value) : event.target.value) })} />
            ))}
        </Group>
    );
}

function Data({ words, set, readOnly }: FormProps) {
    return <MapEditor title="Data for the app" hint="Names with values that the app reads; nobody sees them." one="value" values={words.data ?? {}} onChange={(data) => set({ data })} readOnly={readOnly} />;
}

const NOTHING_TOO = { select: { displayEmpty: true }, inputLabel: { shrink: true } };

function Group({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
    return (
        <Box component="section" aria-label={title}>
            <Typography variant="h3">{title}</Typography>
            <Typography variant="body2" color="text.secondary">
                {hint}
            </Typography>
            <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))', gap: 1.5, mt: 1.5 }}>{children}</Box>
        </Box>
    );
}
